import type { Evaluation } from '../../../src-main/core/leaderboard/evaluation';
import { formatCount, formatNumber, formatScore } from '../../../src-main/core/text';

/** Figures of the parts that an answer of several values has. */
export interface PartialTable {
  /** Where they stand in the evaluation. */
  readonly key: 'byTarget' | 'ahead';
  readonly title: string;
  /** What a row is. */
  readonly head: string;
  readonly columns: readonly PartialColumn[];
  readonly rows: readonly { readonly name: string; readonly figures: Readonly<Record<string, number | undefined>> }[];
}

export interface PartialColumn {
  readonly key: string;
  readonly label: string;
  readonly format: (value: number) => string;
}

const scores: readonly PartialColumn[] = [
  { key: 'accuracy', label: 'Accuracy', format: formatScore },
  { key: 'f1', label: 'F1', format: formatScore },
];
const errors: readonly PartialColumn[] = [
  { key: 'rootMeanSquaredError', label: 'RMSE', format: formatNumber },
  { key: 'meanAbsoluteError', label: 'MAE', format: formatNumber },
];

/** By target and by row ahead, where there are several; none for one value. */
export function partialTables(evaluation: Evaluation): readonly PartialTable[] {
  const [what, columns] = evaluation.kind === 'classification' ? (['Accuracy', scores] as const) : (['Error', errors] as const);
  const byTarget = (evaluation.byTarget ?? []).map(({ target, ...figures }) => ({ name: target, figures }));
  const ahead = (evaluation.ahead ?? []).map(({ ahead: rows, ...figures }) => ({ name: formatCount(rows), figures }));
  return [
    { key: 'byTarget', title: `${what} by target`, head: 'Target', columns, rows: byTarget } as const,
    { key: 'ahead', title: `${what} by row ahead`, head: 'Rows ahead', columns, rows: ahead } as const,
  ].filter(({ rows }) => rows.length > 0);
}
