import { describe, expect, it } from 'vitest';
import { sampleRows, withRoles } from './table-rows';

describe('the rows of the table around a sample', () => {
  it('are those of the window, what lies between, and some before and after', () => {
    const { rows, roles, first } = sampleRows({ inputRows: [5, 6, 7], targetRows: [9] }, 2, 100);
    expect(rows).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(roles).toEqual(['none', 'none', 'in', 'in', 'in', 'none', 'out', 'none', 'none']);
    expect(first).toBe(2);
  });

  it('end where the table does', () => {
    expect(sampleRows({ inputRows: [0, 1], targetRows: [2] }, 3, 4).rows).toEqual([0, 1, 2, 3]);
  });

  it('are the window’s alone, in its order, where they are scattered over the file', () => {
    const { rows, roles } = sampleRows({ inputRows: [90, 3, 41], targetRows: [12] }, 2, 100);
    expect(rows).toEqual([90, 3, 41, 12]);
    expect(roles).toEqual(['in', 'in', 'in', 'out']);
  });

  it('can go in and be predicted too, at every step', () => {
    expect(sampleRows({ inputRows: [5, 6, 7], targetRows: [6, 7, 8] }, 0, 100).roles).toEqual(['in', 'both', 'both', 'out']);
  });

  it('stay where they are while the sample moves among them', () => {
    expect(withRoles([3, 4, 5, 6, 7], { inputRows: [5, 6], targetRows: [8] })).toEqual({
      rows: [3, 4, 5, 6, 7],
      roles: ['none', 'none', 'in', 'in', 'none'],
      first: 2,
    });
  });

  it('are one row where a row is a sequence, which holds its target too', () => {
    expect(sampleRows({ inputRows: [5], targetRows: [5] }, 1, 100)).toEqual({ rows: [4, 5, 6], roles: ['none', 'both', 'none'], first: 1 });
  });
});
