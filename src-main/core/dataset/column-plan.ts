import { z } from 'zod';
import { decimalMarks, thousandsMarks } from './import-options';

/** Types that columns have in the table. */
export const storedTypes = ['BIGINT', 'DOUBLE', 'DATE', 'TIMESTAMP', 'BOOLEAN', 'VARCHAR'] as const;
export type StoredType = (typeof storedTypes)[number];

/** How the text of one column becomes its values; kept with the dataset, so that its table can be made again. */
export const columnPlanSchema = z.object({
  name: z.string(),
  type: z.enum(storedTypes),
  /** Positions in the file; three are year, month and day of a date that the file does not have as such. */
  from: z.union([z.tuple([z.int()]), z.tuple([z.int(), z.int(), z.int()])]),
  decimal: z.enum(decimalMarks),
  thousands: z.enum(thousandsMarks),
  /** Marks of missing values, without blanks around them. */
  missing: z.array(z.string()),
  /** Of dates; empty for ISO 8601. */
  formats: z.array(z.string()),
});
export type ColumnPlan = z.output<typeof columnPlanSchema>;

/** A column of text as it stands in the file. */
export function textPlan(name: string, column: number): ColumnPlan {
  return { name, type: 'VARCHAR', from: [column], decimal: '.', thousands: '', missing: [], formats: [] };
}
