import type { FormulaPreview } from '../../../src-main/core/dataset/formula-preview';
import { colorOf } from '../../../src-main/core/run/colors';
import { formatCount, formatNumber } from '../../../src-main/core/text';
import type { ChartContent } from '../../ui/chart/content';

/** The curves that a formula will make. */
export function formulaChart({ columns, every }: FormulaPreview, variable: string): ChartContent {
  return {
    title: 'What it will be',
    note: every === 1 ? 'lowest and highest value of every stretch' : `one row in ${formatCount(every)} was looked at`,
    xLabel: variable,
    yLabel: '',
    xKind: 'number',
    series: columns.map(({ name, points }, index) => ({
      id: name,
      group: name,
      part: '',
      color: colorOf(index),
      dashed: false,
      points,
      mark: null,
    })),
    yAtLeast: null,
    xAtLeast: 0,
    live: false,
    format: formatNumber,
  };
}

/** `y has no value in 3 of 301 rows; they will be missing.`, one a column that it is true of. */
export function undefinedWords({ columns, rows, every }: FormulaPreview): readonly string[] {
  const looked = Math.ceil(rows / every);
  return columns
    .filter(({ undefinedRows }) => undefinedRows > 0)
    .map(
      ({ name, undefinedRows }) =>
        `${name} has no value in ${formatCount(undefinedRows)} of ${formatCount(looked)} rows${every === 1 ? '' : ' that were looked at'}; they will be missing.`,
    );
}
