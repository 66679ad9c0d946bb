import { describe, expect, it } from 'vitest';
import { type SplitSpec, splitSchema } from '../../../src-main/core/problem/split-spec';
import { hasThreeParts, percentOf, shareOf, splitChoices, watchedWords } from './split-words';

const split = (change: Partial<SplitSpec> = {}): SplitSpec => ({ ...splitSchema.parse({}), ...change });

describe('what early stopping watches', () => {
  it('is the validation part where there is one, and then the figures are fair', () => {
    expect(watchedWords(split({ validation: 0.15 }))).toMatchObject({ fair: true });
    expect(watchedWords(split({ validation: 0.15 })).text).toContain('watches the validation part');
  });

  it('is the test part where there are two parts, which is said', () => {
    expect(watchedWords(split())).toMatchObject({ fair: false });
    expect(watchedWords(split()).text).toContain('watches the test part');
  });

  it('is what was trained on where nothing is held back, whatever the shares', () => {
    expect(watchedWords(split({ method: 'none', validation: 0.2 })).text).toBe('The figures will be of the rows that were trained on.');
  });

  it('goes by a condition only where the split does', () => {
    const validationWhen = [{ column: 'year', is: '=' as const, value: '1999' }];
    expect(hasThreeParts(split({ method: 'condition', validationWhen }))).toBe(true);
    expect(hasThreeParts(split({ method: 'random', validationWhen }))).toBe(false);
  });
});

it('offers every method', () => {
  expect(splitChoices.map(({ value }) => value)).toEqual(['random', 'chronological', 'condition', 'group', 'walk-forward', 'none']);
});

it('goes from percent to shares and back without a rest', () => {
  for (const percent of [7, 14.5, 33.3, 70]) expect(percentOf(shareOf(percent))).toBe(percent);
});
