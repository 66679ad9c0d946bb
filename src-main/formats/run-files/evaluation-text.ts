import type { Evaluation } from '../../core/leaderboard/evaluation';
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
        '',
      ].join('\n');
  }
}
