import { answerShape } from '../../../src-main/core/model/wanted-output';
import type { PartSummary, ProblemOutcome, ProblemShape } from '../../../src-main/core/problem/problem';
import type { PartName } from '../../../src-main/core/problem/split-spec';
import type { SeriesColor } from '../../../src-main/core/run/colors';
import { formatCount } from '../../../src-main/core/text';

/** A part has one colour wherever it is shown. */
export const partColors: Readonly<Record<PartName, SeriesColor>> = { train: 1, validation: 3, test: 2 };

export interface Part extends PartSummary {
  readonly name: PartName;
}

/** The parts that there are, in order; none while the problem is unfinished. */
export function partsOf({ train, validation, test }: ProblemOutcome): readonly Part[] {
  if (!train || !test) return [];
  return [{ name: 'train', ...train }, ...(validation ? [{ name: 'validation', ...validation } as const] : []), { name: 'test', ...test }];
}

/** `861 × 36 × 1 train`: samples × steps × features, for every part; steps of different length say so. */
export function tensorTexts(outcome: ProblemOutcome): readonly string[] {
  const { shape } = outcome;
  if (!shape) return [];
  const [steps = 0, ...rest] = shape.input;
  const each = [shape.open ? `up to ${formatCount(steps)}` : formatCount(steps), ...rest.map(formatCount)].join(' × ');
  return partsOf(outcome).map(({ name, rows }) => `${formatCount(rows)} × ${each} ${name}`);
}

/** `(None, 10, 1)`, as Keras prints the shape of a batch; `None` also for steps whose number is open. */
export function kerasShape(shape: readonly number[], open = false): string {
  const sizes = shape.map((size, axis) => (open && axis === 0 ? 'None' : String(size)));
  return `(None, ${sizes.join(', ')})`;
}

/** `(None, 10, 1) in, (None, 1) out`; classes are answered with one value each, or with one for two of them. */
export function kerasShapes(shape: ProblemShape): { readonly input: string; readonly output: string } {
  return { input: kerasShape(shape.input, shape.open), output: kerasShape(answerShape(shape), shape.open && shape.output.length > 1) };
}

/** What a dimension of the tensor counts. */
export function axesText({ input }: ProblemShape): string {
  return input.length === 3 ? 'pictures × height × width × channels' : 'samples × steps × features';
}

/** `45.2 %`. */
export function formatShare(part: number, whole: number): string {
  return `${((part / Math.max(1, whole)) * 100).toFixed(1)} %`;
}
