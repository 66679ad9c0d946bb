import type { ColumnProfile } from '../../../src-main/core/dataset/dataset';
import type { Condition } from '../../../src-main/core/problem/condition';

/**
 * A condition that rows of the column meet, so that a form stays whole while someone is about to change it: its most frequent value, or from its
 * least one on.
 */
export function firstCondition({ name, type, min, histogram }: Pick<ColumnProfile, 'name' | 'type' | 'min' | 'histogram'>): Condition {
  if (type === 'number' || type === 'date')
    return min === null ? { column: name, is: 'present', value: '' } : { column: name, is: '≥', value: String(min) };
  const often = histogram.find(({ label }) => label !== '');
  return often ? { column: name, is: '=', value: often.label } : { column: name, is: 'present', value: '' };
}
