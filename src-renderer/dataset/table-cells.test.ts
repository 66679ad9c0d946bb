import { describe, expect, it } from 'vitest';
import type { DatasetPage } from '../../src-main/core/dataset/dataset';
import { asId, type DatasetId } from '../../src-main/core/ids';
import { type PartOfPage, TableCells } from './table-cells';

const settled = () => new Promise((resolve) => setTimeout(resolve));

/** Cells of a table whose cell says where it stands, as row × 10,000 + column; `refuse` makes one request fail. */
function cellsOf(columns: number) {
  const asked: PartOfPage[] = [];
  const state = { refuse: false };
  const read = (part: PartOfPage): Promise<DatasetPage> => {
    asked.push(part);
    if (state.refuse) return Promise.reject(new Error('gone'));
    const { first, end } = part.columns ?? { first: 0, end: columns };
    const rowOf = (row: number) => Array.from({ length: end - first }, (_, column) => row * 10_000 + first + column);
    const rows = Array.from({ length: part.limit }, (_, index) => rowOf(part.offset + index));
    return Promise.resolve({ id: asId<DatasetId>('wide'), offset: part.offset, rows });
  };
  return { asked, state, cells: new TableCells({ rows: 50, columns: Array.from({ length: columns }) }, read) };
}

describe('the cells of a table', () => {
  it('are read in all columns where there are few', async () => {
    const { asked, cells } = cellsOf(100);
    cells.want({ first: 0, end: 20 }, { first: 3, end: 9 });
    await settled();
    expect(asked).toEqual([{ offset: 0, limit: 120 }]);
    expect(cells.at(19, 99)).toBe(190_099);
  });

  it('of a wide table are read in the columns that are seen alone, across the border of two bands', async () => {
    const { asked, cells } = cellsOf(785);
    cells.want({ first: 10, end: 30 }, { first: 195, end: 205 });
    expect(cells.at(12, 199)).toBeUndefined();
    await settled();
    expect(asked.map(({ columns }) => columns)).toEqual([
      { first: 100, end: 200 },
      { first: 200, end: 300 },
    ]);
    expect([cells.at(12, 199), cells.at(12, 200), cells.at(12, 300)]).toEqual([120_199, 120_200, undefined]);
    cells.want({ first: 10, end: 30 }, { first: 780, end: 785 });
    await settled();
    expect([asked.at(-1)?.columns, cells.at(29, 784)]).toEqual([{ first: 700, end: 785 }, 290_784]);
  });

  it('tell what could not be read, and are asked for again', async () => {
    const { state, cells } = cellsOf(250);
    state.refuse = true;
    cells.want({ first: 0, end: 20 }, { first: 240, end: 250 });
    await settled();
    expect(cells.error).not.toBeNull();
    state.refuse = false;
    cells.retry();
    await settled();
    expect([cells.error, cells.at(0, 249)]).toEqual([null, 249]);
  });
});
