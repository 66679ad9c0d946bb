import { describe, expect, it } from 'vitest';
import { openingBounds } from './window-bounds';

const screen = { x: 0, y: 0, width: 1920, height: 1080 };
const remembered = { x: 50, y: 60, width: 1300, height: 900, maximized: false };

describe('where the window opens', () => {
  it('is where it was', () => {
    expect(openingBounds(remembered, [screen])).toEqual({ x: 50, y: 60, width: 1300, height: 900 });
  });

  it('is left to the system the first time', () => {
    expect(openingBounds(null, [screen])).toEqual({});
  });

  it('is left to the system where the screen it was on is gone', () => {
    expect(openingBounds({ ...remembered, x: 2500 }, [screen])).toEqual({});
    expect(openingBounds({ ...remembered, x: 2500 }, [screen, { ...screen, x: 1920 }])).toMatchObject({ x: 2500 });
  });
});
