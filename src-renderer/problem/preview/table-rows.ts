import type { ProblemPreview } from '../../../src-main/core/problem/preview';

export type RowRole = 'in' | 'out' | 'both' | 'none';

/** The rows of the table that are shown around a sample. */
export interface SampleRows {
  /** 0-based. */
  readonly rows: readonly number[];
  /** What each is to the sample. */
  readonly roles: readonly RowRole[];
  /** Place of the sample's first row among them. */
  readonly first: number;
}

type Rows = Pick<ProblemPreview, 'inputRows' | 'targetRows'>;

/**
 * Where the sample's rows lie close together, they and what lies between and around them, as in the table; where they are scattered over
 * the file, they alone, in their order.
 *
 * @param around rows before and after
 * @param count rows of the table
 */
export function sampleRows({ inputRows, targetRows }: Rows, around: number, count: number): SampleRows {
  const own = [...new Set([...inputRows, ...targetRows])];
  const [low, high] = own.reduce<readonly [number, number]>(
    ([least, most], row) => [Math.min(least, row), Math.max(most, row)],
    [Infinity, -Infinity],
  );
  const rows = isStretch(inputRows, targetRows, low, high) ? stretch(Math.max(0, low - around), Math.min(count, high + around + 1)) : own;
  return withRoles(rows, { inputRows, targetRows });
}

/** Rows that stay where they are while the sample moves among them. @param rows of the table */
export function withRoles(rows: readonly number[], { inputRows, targetRows }: Rows): SampleRows {
  const goesIn = new Set(inputRows);
  const predicted = new Set(targetRows);
  const roles = rows.map((row): RowRole => (goesIn.has(row) ? (predicted.has(row) ? 'both' : 'in') : predicted.has(row) ? 'out' : 'none'));
  return { rows, roles, first: Math.max(0, rows.indexOf(inputRows[0] ?? 0)) };
}

/** Rows that go in follow one another in the file, and what is predicted lies behind them and not far. */
function isStretch(inputs: readonly number[], targets: readonly number[], low: number, high: number): boolean {
  const followed = inputs.every((row, index) => index === 0 || row === (inputs[index - 1] ?? 0) + 1);
  return followed && high - low < 4 * (inputs.length + targets.length) + 1000;
}

function stretch(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
