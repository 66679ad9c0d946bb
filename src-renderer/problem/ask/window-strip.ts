import type { WindowsSpec } from '../../../src-main/core/problem/windows-spec';

export type StripKind = 'in' | 'gap' | 'out' | 'both';

/** Neighbouring rows of a window that are drawn alike. */
export interface StripBlock {
  readonly kind: StripKind;
  readonly rows: number;
  /** Squares that stand for them; fewer than `rows` where there is no room. */
  readonly squares: number;
}

type Cut = Pick<WindowsSpec, 'lookBack' | 'foresight' | 'horizon' | 'targetAt'>;

/**
 * A window as squares in a row: what goes in, what lies between, what is predicted. With a target at every step the rows
 * `foresight + 1` after each one are predicted, which may be rows that go in as well.
 *
 * @param most squares there is room for; each block keeps one at least
 */
export function stripOf(cut: Cut, most: number): readonly StripBlock[] {
  const blocks = blocksOf(cut).filter(({ rows }) => rows > 0);
  const all = blocks.reduce((sum, { rows }) => sum + rows, 0);
  const share = Math.min(1, most / all);
  return blocks.map((block) => ({ ...block, squares: Math.max(Math.min(block.rows, 2), Math.floor(block.rows * share)) }));
}

function blocksOf({ lookBack, foresight, horizon, targetAt }: Cut): readonly Omit<StripBlock, 'squares'>[] {
  if (targetAt === 'last-step') {
    return [
      { kind: 'in', rows: lookBack },
      { kind: 'gap', rows: foresight },
      { kind: 'out', rows: horizon },
    ];
  }
  const shift = foresight + 1;
  return [
    { kind: 'in', rows: Math.min(lookBack, shift) },
    { kind: 'both', rows: Math.max(0, lookBack - shift) },
    { kind: 'gap', rows: Math.max(0, shift - lookBack) },
    { kind: 'out', rows: Math.min(lookBack, shift) },
  ];
}
