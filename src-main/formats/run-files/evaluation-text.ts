import type { ClassificationEvaluation, Evaluation } from '../../core/leaderboard/evaluation';
import { classificationReportText } from '../../core/leaderboard/report-text';

/** `classification-report.txt` of a run in scikit-learn's form with four digits; for a number, its errors. */
export function evaluationText(evaluation: Evaluation): string {
  switch (evaluation.kind) {
    case 'classification':
      return (
        classificationReportText(evaluation.report) +
        classParts(evaluation)
          .map((line) => `${line}\n`)
          .join('')
      );
    case 'regression':
      return [
        `root mean squared error         ${evaluation.rootMeanSquaredError}`,
        `mean absolute error             ${evaluation.meanAbsoluteError}`,
        `mean absolute percentage error  ${evaluation.meanAbsolutePercentageError ?? 'not measured'}`,
        `r2                              ${evaluation.r2 ?? 'undefined'}`,
        ...partialLines('rows ahead', errorColumns, evaluation.ahead ?? [], ({ ahead }) => String(ahead)),
        ...partialLines('target', errorColumns, evaluation.byTarget ?? [], ({ target }) => target),
        '',
      ].join('\n');
  }
}

const errorColumns = [
  ['rmse', 'rootMeanSquaredError'],
  ['mae', 'meanAbsoluteError'],
] as const;
const scoreColumns = [
  ['accuracy', 'accuracy'],
  ['f1-score', 'f1'],
] as const;

function classParts({ ahead = [], byTarget = [] }: ClassificationEvaluation): readonly string[] {
  return [
    ...partialLines('rows ahead', scoreColumns, ahead, (row) => String(row.ahead)),
    ...partialLines('target', scoreColumns, byTarget, ({ target }) => target),
  ];
}

/** A table of two figures, its first column as wide as what stands in it. */
function partialLines<Key extends string, Row extends Readonly<Record<Key, number>>>(
  head: string,
  [first, second]: readonly [readonly [string, Key], readonly [string, Key]],
  rows: readonly Row[],
  name: (row: Row) => string,
): readonly string[] {
  if (rows.length === 0) return [];
  const width = Math.max(head.length, ...rows.map((row) => name(row).length)) + 2;
  const lines = rows.map((row) => `${name(row).padEnd(width)}${String(row[first[1]]).padEnd(22)}${row[second[1]]}`);
  return ['', `${head.padEnd(width)}${first[0].padEnd(22)}${second[0]}`, ...lines];
}
