import { formatCount, formatNumber, plural } from '../text';
import { bestBaseline } from './best-baseline';
import { testNoun } from './problem-words';
import type { RankedRun } from './ranked-run';
import type { ResultRecord } from './report';
import type { Sentence, SentenceFigure } from './sentence';

/** What came out of a task with numbers: the least error, beside the baseline's. No interval is given, because none was measured. */
export function regressionFinding(record: ResultRecord, runs: readonly RankedRun[]): readonly Sentence[] {
  const best = runs.find((run) => run.row.evaluation?.kind === 'regression');
  const evaluation = best?.row.evaluation;
  if (!best || evaluation?.kind !== 'regression') return [];
  const error = rmse(`leaderboard.rows.${best.index}`, evaluation.rootMeanSquaredError);
  const testRows = record.leaderboard.testRows;
  const rows = { path: 'leaderboard.testRows', value: testRows, text: formatCount(testRows) };
  const lead: Sentence = [
    { name: best.label },
    leadWords(runs.length),
    error,
    ' on ',
    rows,
    ` ${testNoun(record)}, in the unit of the target.`,
  ];
  return [lead, ...baselineSentence(record, evaluation.rootMeanSquaredError), ...orderSentence(runs.length)];
}

function leadWords(count: number): string {
  return count === 1 ? ' has a root mean squared error of ' : ` has the least root mean squared error of ${plural(count, 'run')}: `;
}

function baselineSentence(record: ResultRecord, best: number): readonly Sentence[] {
  const baseline = bestBaseline(record, 'regression');
  if (!baseline) return [];
  const { index, evaluation } = baseline;
  const error = evaluation.rootMeanSquaredError;
  const word = best < error ? 'below' : 'not below';
  return [
    [
      `That is ${word} the ${record.leaderboard.baselines.length > 1 ? 'best ' : ''}baseline that needs no model (`,
      { name: baseline.name },
      ', ',
      rmse(`leaderboard.baselines.${index}`, error),
      ').',
    ],
  ];
}

function orderSentence(count: number): readonly Sentence[] {
  return count > 1 ? [['One split and one seed say little about small differences; whether the order holds was not measured.']] : [];
}

function rmse(path: string, value: number): SentenceFigure {
  return { path: `${path}.evaluation.rootMeanSquaredError`, value, text: formatNumber(value) };
}
