import { variableAt } from '../core/dataset/formula';
import type { Transform } from '../core/problem/scaling-spec';
import { applyTransform, identity } from '../core/problem/transform';
import { targetRows } from '../core/problem/windows';
import { windowSpan, type WindowsSpec } from '../core/problem/windows-spec';
import type { Snapshot } from '../formats/snapshot';
import type { ValueAt } from '../formats/formula';

/** A column of a window: its mathematics, and what is done to its values. */
interface Column {
  readonly at: ValueAt;
  readonly transform: Transform;
}

interface Feature extends Column {
  /** Rows from the step to the row that its value is taken from. */
  readonly ahead: number;
}

/** Windows of a formula, computed from the moment at which they begin as the dataset's own are from their first row. */
export class FormulaWindows {
  /** Values of a window's inputs and targets. */
  readonly inputSize: number;
  readonly targetSize: number;
  /** Moments between which a window may begin, so that all of it lies in the training part. */
  readonly first: number;
  readonly last: number;
  /** Rows from the beginning of a window to each that is predicted. */
  private readonly predicted: readonly number[];

  private constructor(
    private readonly step: number,
    private readonly spec: WindowsSpec,
    private readonly features: readonly Feature[],
    private readonly targets: readonly Column[],
    range: { readonly from: number; readonly to: number },
  ) {
    const { offset, rows } = targetRows(spec);
    this.predicted = Array.from({ length: rows }, (_, index) => offset + index);
    this.inputSize = spec.lookBack * features.length;
    this.targetSize = this.predicted.length * targets.length;
    // A difference is taken from the row before, which has to lie in the training part as well.
    const before = features.some(({ transform }) => transform.kind === 'difference') ? step : 0;
    this.first = range.from + before;
    this.last = Math.max(this.first, range.to - (windowSpan(spec) - 1) * step);
  }

  /** @returns null where windows begin at rows. @throws SeqbenchError `formula.invalid` */
  static async of({ anywhere, spec, targets, transforms }: Snapshot['header']): Promise<FormulaWindows | null> {
    const { windows } = spec;
    if (!anywhere || !windows) return null;
    const { formula } = anywhere;
    // The reader of expressions is large: it is loaded where it is needed.
    const { compileFormula } = await import('../formats/formula');
    const functions = compileFormula(formula);
    const names = [formula.variable, ...formula.columns.map(({ name }) => name)];
    const column = (name: string, transform: Transform | undefined): Column => ({
      at: [(variable: number) => variable, ...functions][names.indexOf(name)] ?? (() => NaN),
      transform: transform ?? identity(name),
    });
    const features = featuresOf(windows).map(({ name, ahead }, index) => ({ ...column(name, transforms.inputs[index]), ahead }));
    const predicted = targets.map((name, index) => column(name, transforms.targets[index]));
    return new FormulaWindows(formula.step, windows, features, predicted, anywhere);
  }

  /**
   * Computes one window.
   *
   * @param begin the variable in its first row
   * @param row where it goes in a batch
   * @param x [rows, inputSize]
   * @param y [rows, targetSize]
   * @returns false where the formula, or what is done to its values, has none somewhere in the window
   */
  fill(begin: number, row: number, x: Float32Array, y: Float32Array): boolean {
    const { features, targets, predicted, spec } = this;
    let whole = true;
    let at = row * this.inputSize;
    for (let step = 0; step < spec.lookBack; step += 1) {
      for (const feature of features) {
        const value = this.input(feature, begin, step + feature.ahead);
        whole &&= Number.isFinite(value);
        x[at++] = value;
      }
    }
    at = row * this.targetSize;
    for (const ahead of predicted) {
      for (const target of targets) {
        const value = this.target(target, begin, ahead);
        whole &&= Number.isFinite(value);
        y[at++] = value;
      }
    }
    return whole;
  }

  private input({ at, transform }: Column, begin: number, row: number): number {
    const before = transform.kind === 'difference' ? at(this.moment(begin, row - 1)) : 0;
    return applyTransform(at(this.moment(begin, row)), transform, before);
  }

  /** A differenced target counts from the last row that goes in. */
  private target({ at, transform }: Column, begin: number, row: number): number {
    const before = transform.kind === 'difference' ? at(this.moment(begin, this.spec.lookBack - 1)) : 0;
    return applyTransform(at(this.moment(begin, row)), transform, before);
  }

  private moment(begin: number, row: number): number {
    return variableAt({ from: begin, step: this.step }, row);
  }
}

/** What is known in advance is taken from the row that a step predicts. */
function featuresOf({ inputs, known, foresight }: WindowsSpec) {
  return [...inputs.map((name) => ({ name, ahead: 0 })), ...known.map((name) => ({ name, ahead: foresight + 1 }))];
}
