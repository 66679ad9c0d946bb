import { describe, expect, it } from 'vitest';
import { orderLabels } from './classes';

describe('class labels', () => {
  it('are ordered as numbers where all are numbers', () => {
    expect(orderLabels(['10', '9', '-1', '0.5'])).toEqual(['-1', '0.5', '9', '10']);
  });

  it('are ordered as text where one is none', () => {
    expect(orderLabels(['won', 'lost', '10', '9'])).toEqual(['10', '9', 'lost', 'won']);
    expect(orderLabels(['yes', 'no'])).toEqual(['no', 'yes']);
  });

  it('are ordered the same whichever comes first', () => {
    expect(orderLabels(['1', '1.0'])).toEqual(orderLabels(['1.0', '1']));
    expect(orderLabels([' ', '1'])).toEqual([' ', '1']);
  });
});
