import { stringify } from 'csv-stringify/sync';
import type { Evaluation } from '../../core/leaderboard/evaluation';
import type { Leaderboard, LeaderboardRow } from '../../core/leaderboard/leaderboard';
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

/** `leaderboard.csv`: the runs in order, then the baselines; figures in full, empty where there is none. */
export function leaderboardCsv(leaderboard: Leaderboard): string {
  const head = [
    'rank',
    'kind',
    'model',
    'state',
    'seed',
    'params',
    'epochs',
    'best_epoch',
    'steps',
    'best_step',
    'seconds',
    'step_ms',
    ...figureNames(leaderboard.task),
  ];
  const rows = leaderboard.rows.map((row) => [...runCells(row), ...figures(row.evaluation, leaderboard.task)]);
  const baselines = leaderboard.baselines.map(({ name, evaluation }) => [
    ...['', 'baseline', harmless(name), '', '', '', '', '', '', '', '', ''],
    ...figures(evaluation, leaderboard.task),
  ]);
  return stringify([head, ...rows, ...baselines]);
}

function runCells(row: LeaderboardRow): readonly (string | number | null)[] {
  const [epochs, bestEpoch] = row.steps === null ? [row.epochs, row.bestEpoch] : [null, null];
  const length = [epochs, bestEpoch, row.steps, row.bestStep];
  return [row.rank, 'run', harmless(row.model), row.state, row.seed, row.params, ...length, row.seconds, row.stepMs];
}

function figureNames(task: Task): readonly string[] {
  return (task === 'number' ? numberFigures : classFigures).map(([name]) => name);
}

function figures(evaluation: Evaluation | null, task: Task): readonly (number | null)[] {
  if (evaluation?.kind === 'classification') return classFigures.map(([, key]) => evaluation[key] ?? null);
  if (evaluation?.kind === 'regression') return numberFigures.map(([, key]) => evaluation[key] ?? null);
  return figureNames(task).map(() => null);
}
