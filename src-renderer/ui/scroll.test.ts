import { describe, expect, it } from 'vitest';
import { furthest, isScaled, laidOutHeight, offsetAt, offsetFor, rowsAt, scrollTopAt, tallest } from './scroll';

const rowHeight = 34;
const small = { content: 1230 * rowHeight, viewport: 600 };
const million = { content: 1_000_000 * rowHeight, viewport: 600 };

describe('scrolling through rows', () => {
  it('moves pixel by pixel where all rows can be laid out', () => {
    expect(isScaled(small)).toBe(false);
    expect(laidOutHeight(small)).toBe(small.content);
    expect(offsetAt(777, small)).toBe(777);
    expect(scrollTopAt(777, small)).toBe(777);
  });

  it('never lays out more than a browser can', () => {
    expect(isScaled(million)).toBe(true);
    expect(laidOutHeight(million)).toBe(tallest);
  });

  it('reaches the first and the last of a million rows at the ends of the scroll bar', () => {
    expect(offsetAt(0, million)).toBe(0);
    const bottom = offsetAt(tallest - million.viewport, million);
    expect(bottom).toBe(furthest(million));
    expect(rowsAt(bottom, million.viewport, rowHeight, 1_000_000, 0).end).toBe(1_000_000);
  });

  it('stays at the end when the browser overshoots', () => {
    expect(offsetAt(tallest + 50, million)).toBe(furthest(million));
  });

  it('finds its way back from every row to the same row, though the browser rounds', () => {
    for (const row of [0, 1, 17, 499_999, 765_432, 999_980]) {
      const scrollTop = Math.round(scrollTopAt(row * rowHeight, million));
      expect(Math.round(offsetAt(scrollTop, million) / rowHeight)).toBe(row);
    }
  });

  it('has nowhere to go where everything is seen', () => {
    expect(furthest({ content: 100, viewport: 600 })).toBe(0);
    expect(offsetAt(0, { content: 100, viewport: 600 })).toBe(0);
  });
});

describe('rowsAt', () => {
  it('gives the rows that are seen, partly seen ones too', () => {
    expect(rowsAt(17, 68, rowHeight, 100, 0)).toEqual({ first: 0, end: 3 });
  });

  it('adds rows on both sides, as far as there are any', () => {
    expect(rowsAt(340, 68, rowHeight, 14, 8)).toEqual({ first: 2, end: 14 });
  });

  it('is empty without rows', () => {
    expect(rowsAt(0, 600, rowHeight, 0, 8)).toEqual({ first: 0, end: 0 });
  });
});

describe('offsetFor', () => {
  it('stays where the row is seen already', () => {
    expect(offsetFor(3, 68, 340, rowHeight)).toBe(68);
  });

  it('moves up or down by no more than needed', () => {
    expect(offsetFor(1, 68, 340, rowHeight)).toBe(34);
    expect(offsetFor(20, 0, 340, rowHeight)).toBe(21 * 34 - 340);
  });
});
