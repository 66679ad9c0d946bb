import { expect, it } from 'vitest';
import { pixelsOf } from './pixels';

it('makes grey of one channel, and clears what is missing', () => {
  const layout = { columns: [1, 2, 3, 4], width: 2, height: 2, channels: 1, white: 255 };
  expect([...pixelsOf(['seven', 0, 255, 51, null], layout)]).toEqual([0, 0, 0, 255, 255, 255, 255, 255, 51, 51, 51, 255, 0, 0, 0, 0]);
});

it('takes three channels for red, green and blue, and goes by what is white', () => {
  const layout = { columns: [0, 1, 2], width: 1, height: 1, channels: 3, white: 1 };
  expect([...pixelsOf([1, 0.2, 0], layout)]).toEqual([255, 51, 0, 255]);
});
