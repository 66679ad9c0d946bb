import { z } from 'zod';

export const comparisons = ['=', '≠', '<', '≤', '>', '≥', 'missing', 'present'] as const;
/** How a value is held against another; `missing` and `present` look at whether there is one. */
export type Comparison = (typeof comparisons)[number];

/**
 * A condition on one column, `year ≥ 2000`. Numbers are compared as numbers, dates as moments, all else by code point; a missing value
 * meets no condition but `missing` and `≠`.
 */
export const conditionSchema = z.strictObject({
  column: z.string(),
  is: z.enum(comparisons),
  /** As a person writes it, in the column's type; not looked at by `missing` and `present`. */
  value: z.string().max(1000).default(''),
});
export type Condition = z.output<typeof conditionSchema>;

/** `year ≥ 2000`, `observations is missing`. */
export function conditionText({ column, is, value }: Condition): string {
  switch (is) {
    case 'missing':
      return `${column} is missing`;
    case 'present':
      return `${column} is there`;
    case '=':
    case '≠':
    case '<':
    case '≤':
    case '>':
    case '≥':
      return `${column} ${is} ${value}`;
  }
}
