import type { Evaluation } from '../../core/leaderboard/evaluation';
import { type PartialColumn, partialTables } from '../../core/leaderboard/partial-tables';
import { classificationReportText } from '../../core/leaderboard/report-text';

/** `classification-report.txt` of a run in scikit-learn's form with four digits; for a number, its errors. */
export function evaluationText(evaluation: Evaluation): string {
  switch (evaluation.kind) {
    case 'classification':
      return [classificationReportText(evaluation.report), ...partialLines(evaluation).map((line) => `${line}\n`)].join('');
    case 'regression':
      return [
        `root mean squared error         ${evaluation.rootMeanSquaredError}`,
        `mean absolute error             ${evaluation.meanAbsoluteError}`,
        `mean absolute percentage error  ${evaluation.meanAbsolutePercentageError ?? 'not measured'}`,
        `r2                              ${evaluation.r2 ?? 'undefined'}`,
        ...partialLines(evaluation),
        '',
      ].join('\n');
  }
}

/** Tables of two figures, in full; the first column is as wide as what stands in it. */
function partialLines(evaluation: Evaluation): readonly string[] {
  return partialTables(evaluation).flatMap(({ head, columns, rows }) => {
    const width = Math.max(head.length, ...rows.map(({ name }) => name.length)) + 2;
    const line = (name: string, cells: readonly (number | string | undefined)[]): string =>
      name.padEnd(width) +
      cells
        .map((cell) => String(cell ?? '').padEnd(figureWidth))
        .join('')
        .trimEnd();
    const heads = line(head.toLowerCase(), columns.map(headOf));
    return [
      '',
      heads,
      ...rows.map(({ name, figures }) =>
        line(
          name,
          columns.map(({ key }) => figures[key]),
        ),
      ),
    ];
  });
}

/** A number of seventeen digits, its sign and point, and room behind it. */
const figureWidth = 22;

/** As scikit-learn's report has it. */
function headOf({ key, label }: PartialColumn): string {
  return key === 'f1' ? 'f1-score' : label.toLowerCase();
}
