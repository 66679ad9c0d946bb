import type { ProblemSpec } from '../../src-main/core/problem/problem';
import { inputColumns } from '../../src-main/core/problem/spec-columns';
import { plural } from '../../src-main/core/text';

/** What the problem is, for the header: `one sequence a row`, `W from 36 steps`. */
export function describeProblem(spec: ProblemSpec): readonly string[] {
  const target = spec.targets.length > 2 ? plural(spec.targets.length, 'target') : spec.targets.join(' and ');
  return [shapeText(spec), ...(target === '' ? [] : [`${target} from ${sourceText(spec)}`])];
}

function shapeText({ shape, features, steps }: ProblemSpec): string {
  switch (shape) {
    case 'sequence-a-row':
      return steps.length > 0 && features === steps.length ? 'one step a row' : 'one sequence a row';
    case 'windows':
      return 'windows over a series';
    case 'image-a-row':
      return 'one picture a row';
  }
}

function sourceText(spec: ProblemSpec): string {
  const { shape, steps, features, windows, image } = spec;
  switch (shape) {
    case 'sequence-a-row':
      return features === steps.length && features > 1 ? plural(features, 'feature') : plural(Math.floor(steps.length / features), 'step');
    case 'windows':
      return `${plural(windows?.lookBack ?? 0, 'row')} of ${inputColumns(spec).join(', ') || 'nothing yet'}`;
    case 'image-a-row':
      return image ? `${image.width} × ${image.height} pixels` : plural(steps.length, 'pixel');
  }
}
