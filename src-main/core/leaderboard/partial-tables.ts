import { evenFormat } from '../even-format';
import { formatCount, formatNumber, formatScore } from '../text';
import type { Evaluation } from './evaluation';

/** Figures of the parts that an answer of several values has, as window, report, terminal and files lay them out. */
export interface PartialTable {
  /** Where they stand in the evaluation. */
  readonly key: 'ahead' | 'byTarget';
  /** `Error by target`. */
  readonly title: string;
  /** What a row is: `Rows ahead`, `Target`. */
  readonly head: string;
  /** The first is the one that models rank by. */
  readonly columns: readonly PartialColumn[];
  readonly rows: readonly PartialRow[];
}

export interface PartialColumn {
  /** Of the figure in a row. */
  readonly key: string;
  readonly label: string;
  /** With one number of decimals for the whole column. */
  readonly format: (value: number) => string;
}

export interface PartialRow {
  /** How many rows ahead, or the target's name as it stands in the file. */
  readonly name: string;
  /** The same for a file: a number stays one. */
  readonly of: number | string;
  readonly figures: Readonly<Record<string, number | undefined>>;
}

const scores: readonly PartialColumn[] = [
  { key: 'accuracy', label: 'Accuracy', format: formatScore },
  { key: 'f1', label: 'F1', format: formatScore },
];
const errors: readonly PartialColumn[] = [
  { key: 'rootMeanSquaredError', label: 'RMSE', format: formatNumber },
  { key: 'meanAbsoluteError', label: 'MAE', format: formatNumber },
];

/** By rows ahead and by target, where there are several; none for one value. */
export function partialTables(evaluation: Evaluation): readonly PartialTable[] {
  const ahead = (evaluation.ahead ?? []).map(({ ahead: rows, ...figures }): PartialRow => ({ name: formatCount(rows), of: rows, figures }));
  const targets = (evaluation.byTarget ?? []).map(({ target, ...figures }): PartialRow => ({ name: target, of: target, figures }));
  const what = evaluation.kind === 'classification' ? 'Accuracy' : 'Error';
  return [
    { key: 'ahead', title: `${what} by rows ahead`, head: 'Rows ahead', columns: columnsOf(evaluation, ahead), rows: ahead } as const,
    { key: 'byTarget', title: `${what} by target`, head: 'Target', columns: columnsOf(evaluation, targets), rows: targets } as const,
  ].filter(({ rows }) => rows.length > 0);
}

/** Scores have four decimals each; those of errors are evened. */
function columnsOf({ kind }: Evaluation, rows: readonly PartialRow[]): readonly PartialColumn[] {
  if (kind === 'classification') return scores;
  return errors.map((column) => {
    const values = rows.flatMap(({ figures }) => figures[column.key] ?? []);
    return { ...column, format: evenFormat(values, column.format) };
  });
}
