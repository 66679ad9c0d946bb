import type { Evaluation, PartialErrors } from '../../core/leaderboard/evaluation';
import { classificationReportText } from '../../core/leaderboard/report-text';

/** `classification-report.txt` of a run in scikit-learn's form with four digits; for a number, its errors. */
export function evaluationText(evaluation: Evaluation): string {
  switch (evaluation.kind) {
    case 'classification':
      return classificationReportText(evaluation.report);
    case 'regression':
      return [
        `root mean squared error         ${evaluation.rootMeanSquaredError}`,
        `mean absolute error             ${evaluation.meanAbsoluteError}`,
        `mean absolute percentage error  ${evaluation.meanAbsolutePercentageError ?? 'not measured'}`,
        `r2                              ${evaluation.r2 ?? 'undefined'}`,
        ...partialLines('rows ahead', evaluation.ahead ?? [], ({ ahead }) => String(ahead)),
        ...partialLines('target', evaluation.byTarget ?? [], ({ target }) => target),
        '',
      ].join('\n');
  }
}

/** A table of errors, its first column as wide as what stands in it. */
function partialLines<Row extends PartialErrors>(head: string, rows: readonly Row[], name: (row: Row) => string): readonly string[] {
  if (rows.length === 0) return [];
  const width = Math.max(head.length, ...rows.map((row) => name(row).length)) + 2;
  const lines = rows.map((row) => `${name(row).padEnd(width)}${String(row.rootMeanSquaredError).padEnd(22)}${row.meanAbsoluteError}`);
  return ['', `${head.padEnd(width)}${'rmse'.padEnd(22)}mae`, ...lines];
}
