import Table from 'cli-table3';
import type { ColumnProfile, DatasetSummary } from '../../core/dataset/dataset';
import { formatColumns } from '../../core/problem/columns';
import { suggestProblem } from '../../core/problem/defaults';
import type { ProblemSpec } from '../../core/problem/problem';
import { inputColumns } from '../../core/problem/spec-columns';
import { formatBytes, formatCount, formatNumber } from '../../core/text';
import { tableStyle } from '../table-style';
import { cut, paint, printable } from '../terminal';
import { sparkline } from './sparkline';

const longestName = 32;
const longestValue = 24;

/** Name, size, columns and a first guess at the problem, for a terminal. */
export function summaryText(summary: DatasetSummary, stream: NodeJS.WriteStream): string {
  const size = `${formatCount(summary.rows)} rows × ${formatCount(summary.columns.length)} columns, ${formatBytes(summary.bytes)}`;
  const simulated = summary.simulated ? ', simulated data' : '';
  return `${paint(stream, 'bold', printable(summary.name))}: ${size}${simulated}\n\n${columnTable(summary.columns, stream)}\n\n${notesText(summary)}${suggestion(summary)}\n`;
}

/** What was read otherwise than it stands in the file, or left out. */
function notesText({ notes, leftOut, rows }: DatasetSummary): string {
  const out = leftOut === 0 ? [] : [`${formatCount(leftOut)} of ${formatCount(rows + leftOut)} rows do not fit and were left out.`];
  const told = [...out, ...notes.map((note) => printable(note))];
  return told.length === 0 ? '' : `${told.join('\n')}\n\n`;
}

function columnTable(columns: readonly ColumnProfile[], stream: NodeJS.WriteStream): string {
  const heads = ['Column', 'Type', 'Missing', 'Distinct', 'Min', 'Median', 'Max', 'Distribution'];
  const table = new Table({
    head: heads.map((head) => paint(stream, 'bold', head)),
    colAligns: ['left', 'left', 'right', 'right', 'right', 'right', 'right', 'left'],
    ...tableStyle,
  });
  for (const column of columns) {
    table.push([
      cut(printable(column.name), longestName),
      column.type === 'number' && column.integer ? 'whole number' : column.type,
      formatCount(column.missing),
      formatCount(column.distinct),
      ...[column.min, column.median, column.max].map(valueText),
      sparkline(column.histogram.map((bucket) => bucket.count)),
    ]);
  }
  return table.toString();
}

function valueText(value: number | string | null): string {
  if (value === null) return '–';
  return typeof value === 'number' ? formatNumber(value) : cut(printable(value), longestValue);
}

function suggestion(dataset: DatasetSummary): string {
  const problem = suggestProblem(dataset);
  const names = dataset.columns.map((column) => column.name);
  const inputs = inputColumns(problem);
  if (problem.targets.length === 0 || inputs.length === 0)
    return 'No columns were found that look like the steps of a sequence and a target.';
  const task = { binary: 'one of two classes', classes: 'one of several classes', number: 'a number' }[problem.task];
  const goesIn = cut(printable(formatColumns(inputs, names)), 80);
  return `A problem it could be: from ${goesIn} (${sourceText(problem)}), predict ${printable(problem.targets.join(', '))}, ${task}.`;
}

function sourceText({ shape, steps, image, windows, order }: ProblemSpec): string {
  switch (shape) {
    case 'sequence-a-row':
      return `${formatCount(steps.length)} steps`;
    case 'image-a-row':
      return `pictures of ${image ? `${image.width} × ${image.height}` : formatCount(steps.length)} pixels`;
    case 'windows':
      return `windows of ${formatCount(windows?.lookBack ?? 0)} rows${order === null ? '' : ` by ${printable(order)}`}`;
  }
}
