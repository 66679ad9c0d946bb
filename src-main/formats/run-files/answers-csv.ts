import { stringify } from 'csv-stringify/sync';
import { harmless } from '../../core/harmless';
import type { Evaluation } from '../../core/leaderboard/evaluation';
import type { Leaderboard } from '../../core/leaderboard/leaderboard';
import type { Task } from '../../core/problem/problem';

const heads = ['kind', 'model', 'seed', 'by', 'of'] as const;
const scores = ['accuracy', 'f1'] as const;
const errors = ['root_mean_squared_error', 'mean_absolute_error'] as const;

type Cells = readonly (string | number | null)[];

/**
 * `leaderboard-by-answer.csv`: figures of every run and baseline by row ahead (`by` is `ahead`, `of` the rows) and by target (`by` is `target`,
 * `of` its column), a line each.
 *
 * @returns null where samples are answered with one value, so that there is nothing to tell apart
 */
export function answersCsv({ task, rows, baselines }: Leaderboard): string | null {
  const lines = [
    ...rows.flatMap(({ model, seed, evaluation }) => linesOf(['run', harmless(model), seed], evaluation)),
    ...baselines.flatMap(({ name, evaluation }) => linesOf(['baseline', harmless(name), null], evaluation)),
  ];
  return lines.length === 0 ? null : stringify([[...heads, ...figureNames(task)], ...lines]);
}

function figureNames(task: Task): readonly string[] {
  return task === 'number' ? errors : scores;
}

function linesOf(who: Cells, evaluation: Evaluation | null): readonly Cells[] {
  if (!evaluation) return [];
  const parts =
    evaluation.kind === 'classification'
      ? partsOf(evaluation, ({ accuracy, f1 }) => [accuracy, f1])
      : partsOf(evaluation, ({ rootMeanSquaredError, meanAbsoluteError }) => [rootMeanSquaredError, meanAbsoluteError]);
  return parts.map((cells) => [...who, ...cells]);
}

interface Parts<Figures> {
  readonly ahead?: readonly (Figures & { readonly ahead: number })[] | undefined;
  readonly byTarget?: readonly (Figures & { readonly target: string })[] | undefined;
}

function partsOf<Figures>({ ahead = [], byTarget = [] }: Parts<Figures>, figures: (part: Figures) => readonly number[]): readonly Cells[] {
  return [
    ...ahead.map((part) => ['ahead', part.ahead, ...figures(part)]),
    ...byTarget.map((part) => ['target', harmless(part.target), ...figures(part)]),
  ];
}
