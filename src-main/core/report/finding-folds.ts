import { aheadIn, foldEvaluations } from '../leaderboard/ahead';
import type { Evaluation } from '../leaderboard/evaluation';
import type { LeaderboardRow } from '../leaderboard/leaderboard';
import { compareEvaluations } from '../leaderboard/rank';
import { evenFormat } from '../even-format';
import { formatCount, formatNumber, formatScore, plural } from '../text';
import { testNoun } from './problem-words';
import type { RankedRun } from './ranked-run';
import type { ResultRecord } from './report';
import { listNames, type Sentence } from './sentence';

/**
 * What came out over several folds: the best mean with its spread, and in how many folds it is ahead of the others and of the baseline. No
 * interval is given: training parts of folds overlap, so that their figures are not independent.
 */
export function foldsFinding(record: ResultRecord, runs: readonly RankedRun[]): readonly Sentence[] {
  const ranked = runs.filter(({ row }) => row.rank !== null);
  const [best, ...others] = ranked;
  const lead = best ? [leadSentence(record, best, ranked.length), ...orderSentences(best, others), ...baselineSentence(record, best)] : [];
  return [...(best ? lead : [['No model has a result in every fold yet.']]), ...unfinished(runs)];
}

function leadSentence(record: ResultRecord, best: RankedRun, count: number): Sentence {
  const { testRows, folds = [] } = record.leaderboard;
  const isNumber = best.row.evaluation?.kind === 'regression';
  const alone = isNumber ? ' has a mean root mean squared error of ' : ' has a mean test accuracy of ';
  const first = isNumber ? 'the least mean root mean squared error' : 'the highest mean test accuracy';
  return [
    { name: best.label },
    ...(count === 1 ? [alone] : [` has ${first} of ${plural(count, 'model')}: `]),
    ...meanFigures(best),
    `, mean of ${folds.length} folds ± standard deviation, on `,
    { path: 'leaderboard.testRows', value: testRows, text: formatCount(testRows) },
    ` ${testNoun(record)} in all${isNumber ? ', in the unit of the target' : ''}.`,
  ];
}

function meanFigures({ row, index }: RankedRun): Sentence {
  const key = row.evaluation?.kind === 'regression' ? 'rootMeanSquaredError' : 'accuracy';
  const [mean, spread] = [row.evaluation && headline(row.evaluation), row.folds?.deviation?.[key]];
  if (mean === null || spread === undefined) return [];
  const format = key === 'accuracy' ? formatScore : evenFormat([mean, spread], formatNumber);
  const path = `leaderboard.rows.${index}`;
  return [
    { path: `${path}.evaluation.${key}`, value: mean, text: format(mean) },
    ' ± ',
    { path: `${path}.folds.deviation.${key}`, value: spread, text: format(spread) },
  ];
}

function headline(evaluation: Evaluation): number {
  return evaluation.kind === 'regression' ? evaluation.rootMeanSquaredError : evaluation.accuracy;
}

/** Whether it is ahead in every fold, of which a mean says nothing. */
function orderSentences(best: RankedRun, others: readonly RankedRun[]): readonly Sentence[] {
  if (others.length === 0) return [];
  const folds = best.row.folds?.of ?? 0;
  const close = others.filter(({ row }) => aheadOf(best.row, row) < folds);
  if (close.length === 0)
    return [[`It is ahead of ${others.length === 1 ? 'the other' : 'all others'} in every one of the ${folds} folds.`]];
  const [only] = close;
  if (only && close.length === 1) {
    return [
      [
        'It is ahead of ',
        { name: only.label },
        ` in ${aheadOf(best.row, only.row)} of ${folds} folds, so that the order of the two may not hold.`,
      ],
    ];
  }
  return [
    ['It is not ahead in every fold of ', ...listNames(close.map(({ label }) => label)), ', so that the order among them may not hold.'],
  ];
}

function aheadOf(best: LeaderboardRow, other: LeaderboardRow): number {
  return aheadIn(foldEvaluations(best), foldEvaluations(other));
}

function baselineSentence({ leaderboard: { baselines } }: ResultRecord, best: RankedRun): readonly Sentence[] {
  const [first] = baselines
    .map((baseline, index) => ({ ...baseline, index }))
    .toSorted((a, b) => compareEvaluations(a.evaluation, b.evaluation));
  const folds = best.row.folds?.of ?? 0;
  if (!first?.folds) return [];
  const ahead = aheadIn(foldEvaluations(best.row), first.folds.evaluations);
  const { evaluation, index } = first;
  const key = evaluation.kind === 'regression' ? 'rootMeanSquaredError' : 'accuracy';
  const format = evaluation.kind === 'regression' ? formatNumber : formatScore;
  const figure = {
    path: `leaderboard.baselines.${index}.evaluation.${key}`,
    value: headline(evaluation),
    text: format(headline(evaluation)),
  };
  const which: Sentence = [
    `the ${baselines.length > 1 ? 'best ' : ''}baseline that needs no model (`,
    { name: first.name },
    ', ',
    figure,
    ')',
  ];
  if (ahead === folds) return [['In every fold it is better than ', ...which, '.']];
  return [[ahead === 0 ? 'In no fold is it better than ' : `In ${ahead} of ${folds} folds it is better than `, ...which, '.']];
}

function unfinished(runs: readonly RankedRun[]): readonly Sentence[] {
  const left = runs.filter(({ row }) => row.rank === null);
  if (left.length === 0) return [];
  const done = left.map(({ label, row }) => ({ label, words: `${row.folds?.done ?? 0} of ${row.folds?.of ?? 0}` }));
  return done.map(({ label, words }) => [{ name: label }, ` is not ranked: ${words} folds have a result.`]);
}
