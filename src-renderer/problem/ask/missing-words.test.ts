import { expect, it } from 'vitest';
import { missingChoices } from './missing-words';

it('says with every choice how many rows it touches', () => {
  const hints = missingChoices('windows', 12).map(({ hint }) => hint ?? '');
  expect(hints).toHaveLength(6);
  for (const hint of hints) expect(hint).toContain('12 rows');
  expect(missingChoices('windows', 1).map(({ hint }) => hint)).toContain('1 row filled with the mean of the training part');
});

it('offers pictures nothing that needs rows in an order', () => {
  expect(missingChoices('image-a-row', 0).map(({ value }) => value)).toEqual(['refuse', 'drop', 'mean', 'mask']);
});
