import Table from 'cli-table3';
import { evenFormat } from '../../core/even-format';
import { type PartialTable, partialTables } from '../../core/leaderboard/partial-tables';
import { rankedRuns } from '../../core/report/ranked-run';
import type { ResultRecord } from '../../core/report/report';
import { formatNumber, formatScore } from '../../core/text';
import { tableStyle } from '../table-style';
import { cut, paint, printable } from '../terminal';

/** Rows ahead, or targets, that a terminal has columns for; more are in `leaderboard-by-answer.csv`. */
const mostColumns = 8;
const longestName = 32;
const longestTarget = 16;

/** What stands behind the figures of a leaderboard where every sample is answered with several values: the one that it ranks by, of each. */
export function answerLines(record: ResultRecord, stream: NodeJS.WriteStream): readonly string[] {
  return (['ahead', 'byTarget'] as const).flatMap((key) => linesBy(record, key, stream));
}

/** A model or a baseline with its table. */
interface Answered {
  readonly name: string;
  readonly isRun: boolean;
  readonly table: PartialTable;
}

function linesBy(record: ResultRecord, key: PartialTable['key'], stream: NodeJS.WriteStream): readonly string[] {
  const rows = answered(record, key);
  const [first] = rows;
  const figure = first?.table.columns[0];
  if (!first || !figure) return [];
  const title = `${figure.label} by ${first.table.head.toLowerCase()}`;
  const parts = first.table.rows;
  if (parts.length > mostColumns) return ['', `${title}: all ${parts.length} stand in leaderboard-by-answer.csv.`];
  const texts = parts.map((_, part) =>
    evenTexts(
      record,
      rows.map(({ table }) => table.rows[part]?.figures[figure.key] ?? NaN),
    ),
  );
  const table = emptyTable(['Model', ...parts.map(({ name }) => cut(printable(name), longestTarget))], stream);
  for (const [index, { name, isRun }] of rows.entries()) {
    const cells = [cut(printable(name), longestName), ...texts.map((column) => column[index] ?? '')];
    table.push(isRun ? cells : cells.map((cell) => paint(stream, 'gray', cell)));
  }
  return ['', `${title}:`, table.toString()];
}

function answered(record: ResultRecord, key: PartialTable['key']): readonly Answered[] {
  const rows = [
    ...rankedRuns(record).map(({ row, label }) => ({ name: label, evaluation: row.evaluation, isRun: true })),
    ...record.leaderboard.baselines.map(({ name, evaluation }) => ({ name, evaluation, isRun: false })),
  ];
  return rows.flatMap(({ evaluation, ...row }) => {
    const table = evaluation && partialTables(evaluation).find((each) => each.key === key);
    return table ? [{ ...row, table }] : [];
  });
}

/** A column of figures, with one number of decimals. */
function evenTexts({ leaderboard }: ResultRecord, values: readonly number[]): readonly string[] {
  return values.map(leaderboard.task === 'number' ? evenFormat(values, formatNumber) : (value) => formatScore(value));
}

function emptyTable(heads: readonly string[], stream: NodeJS.WriteStream): Table.Table {
  return new Table({
    head: heads.map((head) => paint(stream, 'bold', head)),
    colAligns: heads.map((_, index) => (index === 0 ? 'left' : 'right')),
    ...tableStyle,
  });
}
