import { formatScore } from '../text';
import type { ClassificationReport, ReportRow } from './evaluation';

const headings = ['precision', 'recall', 'f1-score', 'support'];
const figureWidth = 9;

/**
 * The classification report as scikit-learn prints it, to the character.
 *
 * @param digits decimals of each figure; scikit-learn's `digits`
 * @returns lines that each end in a newline
 */
export function classificationReportText(report: ClassificationReport, digits = 4): string {
  const width = Math.max('weighted avg'.length, ...report.classes.map((row) => lengthOf(row.label)));
  const line = (label: string, cells: readonly string[]): string => {
    const name = ' '.repeat(width - lengthOf(label)) + label;
    return `${name} ${cells.map((cell) => ` ${cell.padStart(figureWidth)}`).join('')}\n`;
  };
  const classLines = report.classes.map((row) => line(row.label, cellsOf(row, digits)));
  const accuracy = line('accuracy', ['', '', formatScore(report.accuracy, digits), String(report.support)]);
  const averages = line('macro avg', cellsOf(report.macro, digits)) + line('weighted avg', cellsOf(report.weighted, digits));
  return `${line('', headings)}\n${classLines.join('')}\n${accuracy}${averages}`;
}

function cellsOf(row: ReportRow, digits: number): readonly string[] {
  return [formatScore(row.precision, digits), formatScore(row.recall, digits), formatScore(row.f1, digits), String(row.support)];
}

/** In code points, as Python counts. */
function lengthOf(text: string): number {
  return Array.from(text).length;
}
