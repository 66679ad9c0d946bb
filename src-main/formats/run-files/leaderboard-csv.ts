import { stringify } from 'csv-stringify/sync';
import type { Evaluation } from '../../core/leaderboard/evaluation';
import type { Leaderboard, LeaderboardRow } from '../../core/leaderboard/leaderboard';
import type { Deviations } from '../../core/leaderboard/mean-evaluation';
import type { Task } from '../../core/problem/problem';
import { harmless } from '../../core/harmless';

/** Columns of figures by task: head under scikit-learn's name, and the figure. */
const classFigures = [
  ['accuracy', 'accuracy'],
  ['precision', 'precision'],
  ['recall', 'recall'],
  ['f1', 'f1'],
  ['roc_auc', 'auc'],
  ['loss', 'loss'],
] as const;
const numberFigures = [
  ['root_mean_squared_error', 'rootMeanSquaredError'],
  ['mean_absolute_error', 'meanAbsoluteError'],
  ['mean_absolute_percentage_error', 'meanAbsolutePercentageError'],
  ['r2', 'r2'],
  ['loss', 'loss'],
] as const;

/**
 * `leaderboard.csv`: the runs in order, then the baselines; figures in full, empty where there is none. Where every fold is trained, a row `mean`
 * a model with the standard deviation of each figure beside it, and below it a row a fold; so for the baselines.
 */
export function leaderboardCsv(leaderboard: Leaderboard): string {
  return stringify([...(leaderboard.folds ? foldedRows(leaderboard) : plainRows(leaderboard))]);
}

type Cells = readonly (string | number | null)[];

const heads = ['rank', 'kind', 'model', 'state', 'seed', 'params', 'epochs', 'best_epoch', 'steps', 'best_step', 'seconds', 'step_ms'];

function plainRows({ task, rows, baselines }: Leaderboard): readonly Cells[] {
  return [
    [...heads, ...figureNames(task)],
    ...rows.map((row) => [...runCells(row, 'run'), ...figures(row.evaluation, task)]),
    ...baselines.map(({ name, evaluation }) => [...baselineCells('baseline', name), ...figures(evaluation, task)]),
  ];
}

function foldedRows({ task, rows, baselines }: Leaderboard): readonly Cells[] {
  const spread = (deviation: Deviations | null): Cells => figureKeys(task).map((key) => deviation?.[key] ?? null);
  const nothing = spread(null);
  return [
    [...heads, 'fold', ...figureNames(task), ...figureNames(task).map((name) => `std_${name}`)],
    ...rows.flatMap((row) => [
      [...runCells(row, 'mean'), null, ...figures(row.evaluation, task), ...spread(row.folds?.deviation ?? null)],
      ...(row.folds?.rows ?? []).map((fold) => [...runCells(fold, 'fold'), fold.fold, ...figures(fold.evaluation, task), ...nothing]),
    ]),
    ...baselines.flatMap(({ name, evaluation, folds }) => [
      [...baselineCells('baseline', name), null, ...figures(evaluation, task), ...spread(folds?.deviation ?? null)],
      ...(folds?.evaluations ?? []).map((each, index) => [
        ...[...baselineCells('baseline fold', name), index + 1],
        ...[...figures(each, task), ...nothing],
      ]),
    ]),
  ];
}

function baselineCells(kind: string, name: string): Cells {
  return ['', kind, harmless(name), '', '', '', '', '', '', '', '', ''];
}

function runCells(row: Omit<LeaderboardRow, 'folds'>, kind: string): Cells {
  const [epochs, bestEpoch] = row.steps === null ? [row.epochs, row.bestEpoch] : [null, null];
  const length = [epochs, bestEpoch, row.steps, row.bestStep];
  return [row.rank, kind, harmless(row.model), row.state, row.seed, row.params, ...length, row.seconds, row.stepMs];
}

function figureKeys(task: Task): readonly string[] {
  return (task === 'number' ? numberFigures : classFigures).map(([, key]) => key);
}

function figureNames(task: Task): readonly string[] {
  return (task === 'number' ? numberFigures : classFigures).map(([name]) => name);
}

function figures(evaluation: Evaluation | null, task: Task): Cells {
  if (evaluation?.kind === 'classification') return classFigures.map(([, key]) => evaluation[key] ?? null);
  if (evaluation?.kind === 'regression') return numberFigures.map(([, key]) => evaluation[key] ?? null);
  return figureNames(task).map(() => null);
}
