import { bestBaseline } from './best-baseline';
import type { ClassificationEvaluation } from '../leaderboard/evaluation';
import { formatCount, formatScore, plural } from '../text';
import { testNoun } from './problem-words';
import { rankedRuns, type RankedRun } from './ranked-run';
import { foldsFinding } from './finding-folds';
import { regressionFinding } from './finding-regression';
import type { ResultRecord } from './report';
import { listNames, type Sentence } from './sentence';
import { overlap, wilsonInterval } from './wilson';

type Evaluated<Kind> = RankedRun & { readonly evaluation: Kind };

/**
 * What came out, in a few sentences that claim no more than the test rows show: the best run, whether the others can be told apart
 * from it (95 % Wilson intervals), how it stands to the baseline, and what failed.
 */
export function describeFinding(record: ResultRecord): readonly Sentence[] {
  const runs = rankedRuns(record);
  if (record.leaderboard.folds) return foldsFinding(record, runs);
  const evaluated = runs.filter((run) => run.row.evaluation !== null);
  const sentences = evaluated.length === 0 ? [['No run has a result yet.']] : [...resultSentences(record, evaluated)];
  return [...sentences, ...endedEarly(runs)];
}

function resultSentences(record: ResultRecord, runs: readonly RankedRun[]): readonly Sentence[] {
  const classified = runs.flatMap((run): Evaluated<ClassificationEvaluation>[] =>
    run.row.evaluation?.kind === 'classification' ? [{ ...run, evaluation: run.row.evaluation }] : [],
  );
  const [best, ...others] = classified;
  if (!best) return regressionFinding(record, runs);
  return [leadSentence(record, best, classified.length), ...tieSentence(record, best, others), ...baselineSentence(record, classified)];
}

function leadSentence(record: ResultRecord, best: Evaluated<ClassificationEvaluation>, count: number): Sentence {
  const rows = { path: 'leaderboard.testRows', value: record.leaderboard.testRows, text: formatCount(record.leaderboard.testRows) };
  const accuracy = {
    path: `leaderboard.rows.${best.index}.evaluation.accuracy`,
    value: best.evaluation.accuracy,
    text: formatScore(best.evaluation.accuracy),
  };
  const answers = answersEach(record);
  if (count === 1) {
    const of = answers === 1 ? ' of the ' : ` of the ${formatCount(answers)} answers to each of the `;
    return [{ name: best.label }, ' is right on ', accuracy, of, rows, ` ${testNoun(record)}.`];
  }
  return [
    { name: best.label },
    ` has the highest test accuracy of ${plural(count, 'run')}: `,
    accuracy,
    answers === 1 ? ' on ' : ` over the ${formatCount(answers)} answers to each of `,
    rows,
    ` ${testNoun(record)}.`,
  ];
}

/** Values that one sample is answered with. Intervals count samples all the same: answers to one sample are no independent trials. */
function answersEach({ prepared }: ResultRecord): number {
  return prepared.shape.output.reduce((product, size) => product * size, 1);
}

function tieSentence(
  record: ResultRecord,
  best: Evaluated<ClassificationEvaluation>,
  others: readonly Evaluated<ClassificationEvaluation>[],
): readonly Sentence[] {
  if (others.length === 0) return [];
  const trials = record.leaderboard.testRows;
  const interval = wilsonInterval(best.evaluation.accuracy, trials);
  const tied = others.filter((run) => overlap(interval, wilsonInterval(run.evaluation.accuracy, trials)));
  const rows = { path: 'leaderboard.testRows', value: trials, text: formatCount(trials) };
  if (tied.length === 0)
    return [['The others stay behind it by more than the noise of ', rows, ' rows (95 % Wilson intervals do not overlap).']];
  if (tied.length === others.length && others.length > 1) {
    return [
      [
        `The ${others.length + 1} cannot be told apart on `,
        rows,
        ' rows: their 95 % Wilson intervals overlap, so the order among them says little.',
      ],
    ];
  }
  return [
    [
      'It cannot be told apart from ',
      ...listNames(tied.map((run) => run.label)),
      ' on ',
      rows,
      ' rows: their 95 % Wilson intervals overlap.',
    ],
  ];
}

function baselineSentence(record: ResultRecord, runs: readonly Evaluated<ClassificationEvaluation>[]): readonly Sentence[] {
  const baseline = bestBaseline(record, 'classification');
  if (!baseline) return [];
  const { index, evaluation } = baseline;
  const { accuracy } = evaluation;
  const clear = runs.filter((run) => wilsonInterval(run.evaluation.accuracy, record.leaderboard.testRows).low > accuracy);
  const figure = { path: `leaderboard.baselines.${index}.evaluation.accuracy`, value: accuracy, text: formatScore(accuracy) };
  const than = [' better than the baseline that needs no model (', { name: baseline.name }, ', ', figure, ').'];
  if (clear.length === runs.length) return [[allAreClearly(runs.length), ...than]];
  if (clear.length === 0) return [[runs.length === 1 ? 'It is not clearly' : 'None of them is clearly', ...than]];
  return [[`${clear.length} of the ${runs.length} are clearly`, ...than]];
}

function allAreClearly(count: number): string {
  if (count === 1) return 'That is clearly';
  return count === 2 ? 'Both are clearly' : `All ${count} are clearly`;
}

function endedEarly(runs: readonly RankedRun[]): readonly Sentence[] {
  const failed = runs.filter((run) => run.row.state === 'failed');
  const cancelled = runs.filter((run) => run.row.state === 'cancelled');
  const sentence = (list: readonly RankedRun[], word: string): readonly Sentence[] =>
    list.length === 0 ? [] : [[...listNames(list.map((run) => run.label)), list.length === 1 ? ` was ${word}.` : ` were ${word}.`]];
  return [
    ...(failed.length === 0
      ? []
      : [[...listNames(failed.map((run) => run.label)), ` failed and ${failed.length === 1 ? 'has' : 'have'} no result here.`]]),
    ...sentence(cancelled, 'cancelled before the end; what was done is shown'),
  ];
}
