import { describe, expect, it } from 'vitest';
import { moved, placeAfter } from './order';

describe('changing an order', () => {
  it('moves one item before or behind others', () => {
    expect(moved(['a', 'b', 'c', 'd'], 0, 2)).toEqual(['b', 'c', 'a', 'd']);
    expect(moved(['a', 'b', 'c', 'd'], 3, 1)).toEqual(['a', 'd', 'b', 'c']);
  });

  it('leaves the list alone where there is no such place', () => {
    const list = ['a', 'b'];
    expect([moved(list, 0, -1), moved(list, 1, 2), moved(list, 5, 0)]).toEqual([list, list, list]);
  });

  it('goes by arrow keys and to the ends, and no further', () => {
    expect(['ArrowLeft', 'ArrowDown', 'Home', 'End', 'x'].map((key) => placeAfter(key, 1, 4))).toEqual([0, 2, 0, 3, null]);
    expect([placeAfter('ArrowUp', 0, 4), placeAfter('ArrowRight', 3, 4)]).toEqual([0, 3]);
  });
});
