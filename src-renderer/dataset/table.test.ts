import { describe, expect, it } from 'vitest';
import type { DatasetSummary } from '../../src-main/core/dataset/dataset';
import { defaultImportOptions } from '../../src-main/core/dataset/import-options';
import { asId, type DatasetId, type Sha256 } from '../../src-main/core/ids';
import { headHeight, rowHeight, TableState } from './table.svelte';

function dataset(rows: number, columns: number): DatasetSummary {
  const profile = { type: 'number', integer: true, missing: 0, distinct: 9, min: -9, median: 0, max: 9, histogram: [] } as const;
  return {
    id: asId<DatasetId>('games'),
    name: 'Games',
    hash: asId<Sha256>('0'.repeat(64)),
    source: '/games.csv',
    bytes: 1,
    files: [],
    rows,
    options: defaultImportOptions,
    columns: Array.from({ length: columns }, (_, index) => ({ ...profile, name: `M${index + 1}` })),
    importedAt: '2026-11-22T00:00:00Z',
    simulated: false,
    leftOut: 0,
    notes: [],
  };
}

/** A table in a browser that rounds scroll positions to whole pixels and answers every one with a scroll event. */
function table(rows: number, columns = 37): TableState {
  const state: TableState = new TableState(dataset(rows, columns), (top, left) => state.scrolled(Math.round(top), Math.round(left)));
  state.width = 1000;
  state.height = headHeight + 20 * rowHeight;
  return state;
}

const seen = (state: TableState): readonly number[] => {
  const first = Math.round(state.offset / rowHeight);
  return [first, first + 19];
};

describe('the table', () => {
  it('steps one row at a time through a million rows, though the scroll bar is too coarse for it', () => {
    const state = table(1_000_000);
    state.goToRow(700_000);
    for (let step = 0; step < 30; step += 1) state.key('ArrowDown', false);
    expect(state.cursor.row).toBe(700_030);
    expect(seen(state)[1]).toBe(700_030);
  });

  it('moves by exactly what the wheel says', () => {
    const state = table(1_000_000);
    state.goToRow(500_000);
    const before = state.offset;
    for (let turn = 0; turn < 7; turn += 1) state.turned(10);
    expect(state.offset - before).toBeCloseTo(70, 6);
  });

  it('leaves the wheel to the browser where all rows can be laid out', () => {
    expect(table(1230).turned(100)).toBe(false);
  });

  it('draws rows where they are seen, whatever the scroll bar says', () => {
    const state = table(1_000_000);
    state.goToRow(999_999);
    expect(state.topOf(999_999) - state.scrollTop).toBeCloseTo(19 * rowHeight, 6);
    expect(state.rowSpan.end).toBe(1_000_000);
  });

  it('reaches both ends by keys', () => {
    const state = table(1_000_000);
    state.key('End', true);
    expect(state.cursor).toEqual({ row: 999_999, column: 36 });
    state.key('Home', true);
    expect(state.cursor).toEqual({ row: 0, column: 0 });
    expect(state.offset).toBe(0);
  });

  it('brings a column far to the right into sight', () => {
    const state = table(100, 1000);
    state.key('End', false);
    expect(state.columnSpan.end).toBe(1000);
    expect(state.columnSpan.end - state.columnSpan.first).toBeLessThan(20);
  });

  it('finds the cell under the pointer, far down and far to the right', () => {
    const state = table(1_000_000, 1000);
    state.goToRow(700_000);
    state.key('End', false);
    const left = state.gutter + (state.edges[998] ?? 0) + 5;
    state.point(left, state.topOf(700_003) + 20);
    expect(state.cursor).toEqual({ row: 700_003, column: 998 });
  });

  it('follows the scroll bar when it is dragged', () => {
    const state = table(1_000_000);
    state.scrolled((10_000_000 - 20 * rowHeight) / 2, 0);
    expect(seen(state)[0]).toBe(499_990);
  });
});
