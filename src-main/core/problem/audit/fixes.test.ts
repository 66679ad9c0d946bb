import { describe, expect, it } from 'vitest';
import { problemSpecSchema, type ProblemSpecInput } from '../problem';
import { asPast, threeParts, withoutInputs } from './fixes';

const spec = (input: ProblemSpecInput) => problemSpecSchema.parse(input);
const two = (layout: 'by-step' | 'by-feature') =>
  spec({ steps: ['a1', 'b1', 'a2', 'b2', 'a3', 'b3'], features: 2, layout, task: 'number' });

describe('a column that is taken out', () => {
  it('takes its whole step along, where steps have several features', () => {
    expect(withoutInputs(two('by-step'), ['b2'])?.change.steps).toEqual(['a1', 'b1', 'a3', 'b3']);
    // By feature, three steps: a1 b1 a2 are the first feature, b2 a3 b3 the second.
    expect(withoutInputs(two('by-feature'), ['b2'])?.change.steps).toEqual(['b1', 'a2', 'a3', 'b3']);
  });

  it('is no way out where nothing would be left, or a picture would lose a pixel', () => {
    expect(withoutInputs(spec({ steps: ['x'], task: 'number' }), ['x'])).toBeNull();
    const image = { height: 1, width: 2, channels: 1 };
    expect(withoutInputs(spec({ shape: 'image-a-row', steps: ['p1', 'p2'], image, task: 'classes' }), ['p1'])).toBeNull();
    const windows = spec({ shape: 'windows', windows: { inputs: ['y'], known: ['day'] }, task: 'number' });
    expect(withoutInputs(windows, ['y'])).toBeNull();
    expect(withoutInputs(windows, ['day'])?.change.windows).toMatchObject({ inputs: ['y'], known: [] });
  });
});

it('a column that was taken for known goes in with its past values, once', () => {
  const windows = spec({ shape: 'windows', windows: { inputs: ['y'], known: ['y', 'day', 'k'] }, task: 'number' });
  expect(asPast(windows, ['y', 'k'])?.change.windows).toMatchObject({ inputs: ['y', 'k'], known: ['day'] });
});

it('a validation part takes no more than half of what is left to train on', () => {
  const fix = threeParts(spec({ task: 'number', split: { test: 0.8 } }), null);
  expect(fix.change.split?.validation).toBeCloseTo(0.1, 12);
});
