import type { Baseline } from '../../src-main/core/leaderboard/leaderboard';
import type { Evaluation } from '../../src-main/core/leaderboard/evaluation';
import type { ReportedRun } from '../../src-main/core/report/report';
import type { ExpectedModel, Wanted } from './expected';
import { type Outcome, predictionsOf } from './run-template';

/** A model's figure beside that of the best guess without a model. */
export interface Metric {
  readonly found: string;
  readonly baseline: string;
  /** What is not as it should be. */
  readonly faults: readonly string[];
}

/** What the figure is held against. */
export interface Surroundings {
  readonly outcome: Outcome;
  /** Whether the published data were given, and not our simulated ones. */
  readonly real: boolean;
  /** What was predicted for the sequence that no training has seen; null where the problem has none. */
  readonly unseen: string | null;
}

export function metricOf({ wanted }: ExpectedModel, reported: ReportedRun, around: Surroundings): Metric {
  const { evaluation } = reported.run;
  const { baselines } = around.outcome.result.leaderboard;
  if (!evaluation) return { found: '–', baseline: '–', faults: ['it has no figures'] };
  switch (wanted.kind) {
    case 'accuracy': {
      const accuracy = figure(evaluation, 'accuracy');
      return { found: accuracy.toFixed(4), baseline: best(baselines, 'accuracy', 4), faults: outside(accuracy, wanted.least, wanted.most) };
    }
    case 'all-right':
      return allRight(wanted, reported, around);
    case 'rmse':
      return rootMeanSquare(wanted, evaluation, around);
    case 'answer': {
      const answer = Number(predictionsOf(around.outcome, reported)[0]?.predicted ?? NaN);
      const off = best(baselines, 'meanAbsoluteError', 1);
      return { found: answer.toFixed(2), baseline: `off by ${off}`, faults: outside(answer, wanted.least, wanted.most) };
    }
    case 'squared-error': {
      const error = figure(evaluation, 'rootMeanSquaredError') ** 2;
      return {
        found: `MSE ${error.toFixed(4)}`,
        baseline: best(baselines, 'rootMeanSquaredError', 4, square),
        faults: outside(error, 0, wanted.most),
      };
    }
    case 'beside-last-value': {
      const error = figure(evaluation, 'meanAbsoluteError');
      const limit = wanted.times * lastValue(baselines, 'meanAbsoluteError');
      return { found: `$ ${error.toFixed(2)}`, baseline: `$ ${best(baselines, 'meanAbsoluteError', 2)}`, faults: outside(error, 0, limit) };
    }
  }
}

type Figure = 'accuracy' | 'rootMeanSquaredError' | 'meanAbsoluteError';

/** NaN where the evaluation is of the other kind, which no limit lets through. */
function figure(evaluation: Evaluation, name: Figure): number {
  if (evaluation.kind === 'classification') return name === 'accuracy' ? evaluation.accuracy : NaN;
  return name === 'accuracy' ? NaN : evaluation[name];
}

function best(baselines: readonly Baseline[], name: Figure, digits: number, shown = (value: number) => value): string {
  const values = baselines.map(({ evaluation }) => figure(evaluation, name));
  if (values.length === 0) return '–';
  return shown(name === 'accuracy' ? Math.max(...values) : Math.min(...values)).toFixed(digits);
}

const square = (value: number): number => value * value;

function lastValue(baselines: readonly Baseline[], name: Figure): number {
  const found = baselines.find((baseline) => /last/i.test(baseline.name));
  return found ? figure(found.evaluation, name) : NaN;
}

function outside(value: number, least: number, most: number): readonly string[] {
  if (value >= least && value <= most) return [];
  const [from, to] = [least, most].map((limit) => String(Number(limit.toPrecision(4))));
  return [`${Number(value.toPrecision(4))} is not within ${from ?? ''} and ${to ?? ''}`];
}

function allRight(wanted: Extract<Wanted, { kind: 'all-right' }>, reported: ReportedRun, { outcome, unseen }: Surroundings): Metric {
  const rows = predictionsOf(outcome, reported);
  const right = rows.filter(({ actual, predicted }) => actual === predicted).length;
  const faults = [
    ...(right === rows.length ? [] : [`${rows.length - right} of ${rows.length} wrong`]),
    ...(unseen === wanted.label ? [] : [`${wanted.unseen.join(' ')} is told as ${unseen ?? 'nothing'}, not ${wanted.label}`]),
  ];
  const found = `${right}/${rows.length}, unseen ${unseen ?? '–'}`;
  return { found, baseline: best(outcome.result.leaderboard.baselines, 'accuracy', 4), faults };
}

function rootMeanSquare(wanted: Extract<Wanted, { kind: 'rmse' }>, evaluation: Evaluation, { outcome, real }: Surroundings): Metric {
  const { baselines } = outcome.result.leaderboard;
  const error = figure(evaluation, 'rootMeanSquaredError');
  const last = lastValue(baselines, 'rootMeanSquaredError');
  const simple = error < last ? [] : [`${error.toFixed(2)} is not below the last-value baseline, ${last.toFixed(2)}`];
  const faults = real ? outside(error, wanted.least, wanted.most) : simple;
  return { found: `RMSE ${error.toFixed(2)}`, baseline: best(baselines, 'rootMeanSquaredError', 2), faults };
}
