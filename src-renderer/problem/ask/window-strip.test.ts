import { describe, expect, it } from 'vitest';
import { stripOf } from './window-strip';

const cut = { lookBack: 7, foresight: 6, horizon: 1, targetAt: 'last-step' } as const;
const kinds = (blocks: ReturnType<typeof stripOf>) => blocks.map(({ kind, rows }) => [kind, rows]);

describe('a window as squares', () => {
  it('shows what goes in, what lies between and what is predicted', () => {
    expect(kinds(stripOf(cut, 40))).toEqual([
      ['in', 7],
      ['gap', 6],
      ['out', 1],
    ]);
    expect(kinds(stripOf({ ...cut, foresight: 0 }, 40))).toEqual([
      ['in', 7],
      ['out', 1],
    ]);
  });

  it('shows rows that go in and are predicted too where every step has a target', () => {
    const every = { lookBack: 20, foresight: 0, horizon: 1, targetAt: 'every-step' } as const;
    expect(kinds(stripOf(every, 40))).toEqual([
      ['in', 1],
      ['both', 19],
      ['out', 1],
    ]);
    expect(kinds(stripOf({ ...every, lookBack: 2, foresight: 3 }, 40))).toEqual([
      ['in', 2],
      ['gap', 2],
      ['out', 2],
    ]);
  });

  it('keeps every block in sight where there is no room for all rows', () => {
    const squares = stripOf({ ...cut, lookBack: 1000 }, 40).map((block) => block.squares);
    expect(squares.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(44);
    expect(Math.min(...squares)).toBeGreaterThan(0);
  });
});
