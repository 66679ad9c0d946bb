import { describe, expect, it } from 'vitest';
import type { ColumnProfile } from '../dataset/dataset';
import { formatColumns, guessSteps, guessTarget, guessTask, guessTaskOf, parseColumns } from './columns';
import { suggestProblem } from './defaults';

const column = (name: string, change: Partial<ColumnProfile> = {}): ColumnProfile => ({
  name,
  type: 'number',
  integer: true,
  missing: 0,
  distinct: 40,
  min: 0,
  median: 1,
  max: 2,
  histogram: [],
  ...change,
});
const minutes = Array.from({ length: 36 }, (_, index) => `M${index + 1}`);
const games = [...minutes.map((name) => column(name)), column('W', { distinct: 2 })];

describe('the first guess of a problem', () => {
  it('takes M1 … M36 for the steps, the last other column for the target, and two values for two classes', () => {
    expect(suggestProblem({ columns: games, rows: 1230 })).toMatchObject({
      shape: 'sequence-a-row',
      steps: minutes,
      targets: ['W'],
      task: 'binary',
      scaling: 'none',
      split: { method: 'random', test: 0.15, validation: 0.15, seed: 1 },
    });
  });

  it('takes a date and numbers for a series, unless many columns are numbered', () => {
    const day = column('day', { type: 'date', distinct: 1230 });
    expect(suggestProblem({ columns: [day, column('open'), column('close')], rows: 1230 })).toMatchObject({
      shape: 'windows',
      order: 'day',
      windows: { inputs: ['close'], lookBack: 10, foresight: 0 },
      targets: ['close'],
      task: 'number',
      split: { method: 'chronological', test: 0.15, validation: 0.15 },
    });
    expect(suggestProblem({ columns: [day, ...games], rows: 1230 })).toMatchObject({ shape: 'sequence-a-row', steps: minutes });
  });

  it('takes p0 … p783 for pictures', () => {
    const pixels = Array.from({ length: 784 }, (_, index) => column(`p${index}`, { max: 255 }));
    expect(suggestProblem({ columns: [column('digit', { distinct: 10 }), ...pixels], rows: 5000 })).toMatchObject({
      shape: 'image-a-row',
      image: { height: 28, width: 28, channels: 1 },
      targets: ['digit'],
      task: 'classes',
      scaling: 'divide-255',
    });
  });

  it('orders steps by their number, not by their place, and leaves gaps and other stems out', () => {
    expect(guessSteps(['x2', 'x10', 'x1', 'x3', 'y1', 'y2'].map((name) => column(name)))).toEqual(['x1', 'x2', 'x3']);
  });

  it('takes all numbers but the last column where no names are numbered', () => {
    const columns = [column('name', { type: 'text' }), column('height'), column('weight'), column('age')];
    expect(guessSteps(columns)).toEqual(['height', 'weight']);
    expect(guessTarget(columns, ['height', 'weight'])).toBe('age');
  });

  it('leaves a column of text out of the run', () => {
    expect(guessSteps([column('M1'), column('M2'), column('M3', { type: 'text' }), column('M4')])).toEqual(['M1', 'M2']);
  });

  it('tells the task by the target’s values', () => {
    expect(guessTask(column('y', { distinct: 2, type: 'text' }))).toBe('binary');
    expect(guessTask(column('y', { distinct: 3, type: 'text' }))).toBe('classes');
    expect(guessTask(column('y', { distinct: 10 }))).toBe('classes');
    expect(guessTask(column('y', { distinct: 11 }))).toBe('number');
    expect(guessTask(column('y', { distinct: 5, integer: false }))).toBe('number');
  });

  it('is numbers for several where one is a measurement, and two classes where they share two labels', () => {
    const text = (labels: readonly string[]) =>
      column('t', { type: 'text', distinct: labels.length, histogram: labels.map((label) => ({ label, count: 1 })) });
    const flag = column('f', { distinct: 2, min: 0, max: 1 });
    expect(guessTaskOf([flag])).toBe('binary');
    expect(guessTaskOf([flag, column('y', { distinct: 400 })])).toBe('number');
    expect(guessTaskOf([flag, column('g', { distinct: 2, min: 0, max: 1 })])).toBe('binary');
    expect(guessTaskOf([flag, column('g', { distinct: 2, min: 1, max: 2 })])).toBe('classes');
    expect(guessTaskOf([text(['no', 'yes']), text(['yes', 'no'])])).toBe('binary');
    expect(guessTaskOf([text(['no', 'yes']), text(['low', 'mid', 'high'])])).toBe('classes');
    expect(guessTaskOf([text(['no', 'yes']), column('y', { distinct: 400 })])).toBe('classes');
  });

  it('of nothing is nothing', () => {
    expect(suggestProblem({ columns: [], rows: 0 })).toMatchObject({ steps: [], targets: [] });
  });
});

describe('columns in words', () => {
  const all = [...minutes, 'W', 'a, b', 'Ort: x'];

  it('are written as ranges where at least three stand together', () => {
    expect(formatColumns(minutes, all)).toBe('M1 … M36');
    expect(formatColumns(['M1', 'M2', 'M5', 'M6', 'M7', 'W'], all)).toBe('M1, M2, M5 … M7, W');
    expect(formatColumns(['M3', 'M2', 'M1'], all)).toBe('M3, M2, M1');
    expect(formatColumns([], all)).toBe('');
  });

  it.each(['M1 … M36', 'M1…M36', 'M1 ... M36', 'M1..M36', ' M1 : M36 '])('are read from %j', (text) => {
    expect(parseColumns(text, all)).toEqual({ names: minutes });
  });

  it('are read from lists, once each', () => {
    expect(parseColumns('W, M1 … M3, M2', all)).toEqual({ names: ['W', 'M1', 'M2', 'M3'] });
  });

  it('are found by names that look like ranges or lists', () => {
    expect(parseColumns('a, b', all)).toEqual({ names: ['a, b'] });
    expect(parseColumns('M1, Ort: x', all)).toEqual({ names: ['M1', 'Ort: x'] });
  });

  it('that are not there are named', () => {
    expect(parseColumns('M1 … M99', all)).toEqual({ unknown: 'M1 … M99' });
    expect(parseColumns('M5 … M1', all)).toEqual({ unknown: 'M5 … M1' });
    expect(parseColumns('M1, Q', all)).toEqual({ unknown: 'Q' });
  });

  it('come back from what was written', () => {
    const chosen = ['M2', 'M3', 'M4', 'M9', 'W'];
    expect(parseColumns(formatColumns(chosen, all), all)).toEqual({ names: chosen });
  });
});
