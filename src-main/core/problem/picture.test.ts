import { describe, expect, it } from 'vitest';
import type { ColumnProfile } from '../dataset/dataset';
import { canBe, pictureOf, pictures, withPicture } from './picture';
import { problemSpecSchema, type ProblemSpec, type ProblemSpecInput } from './problem';
import { withShape } from './with-shape';

const column = (name: string, change: Partial<ColumnProfile> = {}): ColumnProfile => ({
  name,
  type: 'number',
  integer: true,
  missing: 0,
  distinct: 40,
  min: -5,
  median: 1,
  max: 2,
  histogram: [],
  ...change,
});
const problem = (change: Partial<ProblemSpecInput>): ProblemSpec => problemSpecSchema.parse({ task: 'number', ...change });
const numbers = ['a1', 'a2', 'a3', 'a4', 'y'].map((name) => column(name));
const rows = problem({ steps: ['a1', 'a2', 'a3', 'a4'], targets: ['y'] });
const windows = problem({ shape: 'windows', windows: { inputs: ['y'] }, targets: ['y'] });

describe('the picture of a problem', () => {
  it('goes by its steps and its answers where a row is a sequence', () => {
    expect(pictureOf(rows)).toBe('many-to-one');
    expect(pictureOf({ ...rows, features: 4 })).toBe('one-to-one');
    expect(pictureOf({ ...rows, targets: ['y', 'z'] })).toBe('many-to-many');
    expect(pictureOf({ ...rows, features: 4, targets: ['y', 'z'] })).toBe('one-to-many');
    expect(pictureOf(problem({}))).toBe('many-to-one');
  });

  it('goes by look-back, horizon and where the target stands for windows', () => {
    const of = (change: object) => pictureOf({ ...windows, windows: { ...windows.windows!, ...change } });
    expect(of({})).toBe('many-to-one');
    expect(of({ lookBack: 1 })).toBe('one-to-one');
    expect(of({ lookBack: 1, targetAt: 'every-step' })).toBe('one-to-one');
    expect(of({ lookBack: 1, horizon: 3 })).toBe('one-to-many');
    expect(of({ targetAt: 'every-step' })).toBe('many-to-many');
    expect(of({ horizon: 2 })).toBe('many-to-many');
  });
});

describe('choosing a picture', () => {
  it.each(['rows', 'windows'] as const)('makes every picture out of every other: %s', (kind) => {
    const start = kind === 'rows' ? rows : windows;
    for (const first of pictures) {
      for (const second of pictures) {
        const there = withPicture(withPicture(start, first, numbers), second, numbers);
        expect(pictureOf(there), `${first}, then ${second}`).toBe(second);
      }
    }
  });

  it('leaves alone what is that picture already, and keeps what it does not decide', () => {
    expect(withPicture(rows, 'many-to-one', numbers)).toBe(rows);
    const long = { ...windows, windows: { ...windows.windows!, lookBack: 33, foresight: 6 } };
    expect(withPicture(long, 'many-to-many', numbers).windows).toMatchObject({ lookBack: 33, foresight: 6, targetAt: 'every-step' });
  });

  it('takes all columns as features of one step', () => {
    expect(withPicture(rows, 'one-to-one', numbers)).toMatchObject({ features: 4, steps: ['a1', 'a2', 'a3', 'a4'], targets: ['y'] });
  });

  it('predicts the columns that nothing was done with, and else the later half of what went in', () => {
    const free = [...numbers, column('z')];
    expect(withPicture(rows, 'many-to-many', free)).toMatchObject({ targets: ['y', 'z'], task: 'number' });
    expect(withPicture(rows, 'many-to-many', numbers)).toMatchObject({ steps: ['a1', 'a2'], targets: ['a3', 'a4', 'y'] });
  });

  it('predicts classes beside a class, and asks no numbers of words', () => {
    const word = (name: string, labels: readonly string[]) =>
      column(name, { type: 'text', distinct: labels.length, histogram: labels.map((label) => ({ label, count: 9 })) });
    const [alarm, mode, door] = [word('alarm', ['no', 'yes']), word('mode', ['low', 'mid', 'high']), word('door', ['yes', 'no'])];
    const one = problem({ steps: ['a1', 'a2'], targets: ['alarm'], task: 'binary' });
    expect(withPicture(one, 'many-to-many', [...numbers, alarm, mode])).toMatchObject({ targets: ['alarm', 'mode'], task: 'classes' });
    expect(withPicture(one, 'many-to-many', [...numbers, alarm, door])).toMatchObject({ targets: ['alarm', 'door'], task: 'binary' });
    expect(canBe('many-to-many', one, [...numbers, alarm])).toBe(false);
    const back = withPicture(withPicture(one, 'many-to-many', [...numbers, alarm, mode]), 'many-to-one', [...numbers, alarm, mode]);
    expect(pictureOf(back)).toBe('many-to-one');
  });

  it('reads pictures from columns that look like pixels', () => {
    const pixels = Array.from({ length: 784 }, (_, index) => column(`p${index}`, { min: 0, max: 255 }));
    const digits = [column('label', { distinct: 10, min: 0, max: 9 }), ...pixels];
    const image = withPicture(problem({}), 'image', digits);
    expect(image).toMatchObject({
      shape: 'image-a-row',
      image: { height: 28, width: 28, channels: 1 },
      targets: ['label'],
      scaling: 'divide-255',
    });
    expect(image.steps).toHaveLength(784);
    expect(withPicture(image, 'many-to-one', digits)).toMatchObject({ shape: 'sequence-a-row', scaling: 'none' });
  });

  it('cannot be done where columns are lacking', () => {
    const pair = [column('x'), column('y')];
    const line = problem({ steps: ['x'], targets: ['y'] });
    expect(pictures.filter((picture) => canBe(picture, line, pair))).toEqual(['one-to-one', 'image']);
  });
});

describe('where sequences lie', () => {
  const table = { columns: [column('day', { type: 'date', distinct: 300 }), ...numbers], rows: 300 };

  it('makes windows by date, split in order, and goes back to what was chosen before', () => {
    const series = withShape(rows, 'windows', table);
    expect(series).toMatchObject({
      shape: 'windows',
      order: 'day',
      windows: { inputs: ['y'], lookBack: 10 },
      targets: ['y'],
      task: 'number',
      split: { method: 'chronological', test: 0.15, validation: 0.15 },
    });
    expect(withShape(series, 'sequence-a-row', table)).toMatchObject({ steps: rows.steps, targets: ['y'], split: { method: 'random' } });
  });

  it('asks of rows for what their own target is, not for the number that the series had', () => {
    const columns = [...table.columns, column('bought', { type: 'text', distinct: 3 })];
    const series = withShape(problem({}), 'windows', { columns, rows: 300 });
    expect(series.task).toBe('number');
    const back = withShape({ ...series, targets: ['x'], steps: ['x', 'y'] }, 'sequence-a-row', { columns, rows: 300 });
    expect(back).toMatchObject({ targets: ['bought'], task: 'classes' });
  });

  it('asks a series for classes where a target of words was chosen, there and back', () => {
    const columns = [...table.columns, column('state', { type: 'text', distinct: 3 }), column('on', { type: 'boolean', distinct: 2 })];
    const of = (targets: string[]) =>
      withShape(problem({ steps: ['a1', 'a2'], targets, task: 'classes' }), 'windows', { columns, rows: 300 });
    expect(of(['state'])).toMatchObject({ targets: ['state'], task: 'classes', order: 'day', windows: { inputs: ['y'] } });
    expect(of(['on'])).toMatchObject({ targets: ['on'], task: 'binary' });
    expect(of(['y'])).toMatchObject({ targets: ['y'], task: 'number' });
    const back = withShape(withShape(of(['state']), 'sequence-a-row', { columns, rows: 300 }), 'windows', { columns, rows: 300 });
    expect(back).toMatchObject({ targets: ['state'], task: 'classes' });
  });

  it('asks for a class where a series has no numbers, and never for what tells series apart', () => {
    const day = column('day', { type: 'date', distinct: 300 });
    const [shop, mood] = [column('shop', { type: 'text', distinct: 4 }), column('mood', { type: 'text', distinct: 5 })];
    expect(withShape(problem({}), 'windows', { columns: [day, mood], rows: 300 })).toMatchObject({ targets: ['mood'], task: 'classes' });
    const many = withShape(problem({ targets: ['shop'], task: 'classes' }), 'windows', { columns: [day, shop, ...numbers], rows: 1200 });
    expect(many).toMatchObject({ series: 'shop', targets: ['y'], task: 'number' });
  });

  it('keeps the picture', () => {
    const one = withPicture(rows, 'one-to-one', numbers);
    expect(pictureOf(withShape(one, 'windows', table))).toBe('one-to-one');
  });
});
