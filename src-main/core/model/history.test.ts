import { describe, expect, it } from 'vitest';
import { record, redo, startHistory, undo } from './history';

describe('undo', () => {
  const twice = record(record(startHistory('a'), 'b', null), 'c', null);

  it('goes back step by step and stops at the start', () => {
    expect(undo(twice).present).toBe('b');
    expect(undo(undo(undo(twice))).present).toBe('a');
  });

  it('can itself be taken back', () => {
    expect(redo(undo(twice)).present).toBe('c');
    expect(redo(redo(undo(undo(twice)))).present).toBe('c');
    expect(redo(twice)).toBe(twice);
  });

  it('forgets what was taken back once something else is done', () => {
    expect(redo(record(undo(twice), 'd', null)).present).toBe('d');
  });
});

describe('changes about one thing', () => {
  it('are taken back together', () => {
    const typed = ['1', '12', '128'].reduce((history, text) => record(history, text, 'units of layer 1'), startHistory(''));
    expect(undo(typed).present).toBe('');
  });

  it('are apart once another thing was changed in between', () => {
    const mixed = record(record(record(startHistory(''), 'a', 'units'), 'ab', 'rate'), 'abc', 'units');
    expect(undo(mixed).present).toBe('ab');
  });

  it('begin anew after an undo', () => {
    const after = record(undo(record(record(startHistory(''), 'a', null), 'b', 'units')), 'c', 'units');
    expect(undo(after).present).toBe('a');
  });
});

it('keeps the last 200 steps', () => {
  const long = Array.from({ length: 300 }, (_, index) => index).reduce((history, value) => record(history, value, null), startHistory(-1));
  expect(long.past).toHaveLength(200);
});
