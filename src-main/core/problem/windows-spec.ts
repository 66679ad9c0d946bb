import { z } from 'zod';

export const calendarFeatures = ['hour', 'weekday', 'month'] as const;
/** What is known of a moment in advance: hour 0 to 23, weekday 1 (Monday) to 7, month 1 to 12. */
export type CalendarFeature = (typeof calendarFeatures)[number];

/** A series cut into windows: rows in their order, `lookBack` of them in, and what lies `foresight` rows beyond predicted. */
export const windowsSchema = z.strictObject({
  /** Columns whose values go in, in order; they are the features of a step. */
  inputs: z.array(z.string()).default([]),
  /** Made from the order column, which then is a date. A step has them of the moment that it predicts. */
  calendar: z.array(z.enum(calendarFeatures)).default([]),
  /** Columns known in advance, such as a holiday; taken, as the calendar is, from the row that the step predicts. */
  known: z.array(z.string()).default([]),
  /** Rows that go in. */
  lookBack: z.int().min(1).max(100_000).default(10),
  /** Rows between the window and the first predicted one: 0 predicts the next row. */
  foresight: z.int().min(0).max(100_000).default(0),
  /** Rows that are predicted, one after the other; 1 where the target stands at every step. */
  horizon: z.int().min(1).max(10_000).default(1),
  /** Rows between the beginnings of two windows. */
  stride: z.int().min(1).max(100_000).default(1),
  /** At every step the target is the row `foresight + 1` after it, so that the answer is a sequence as long as the window. */
  targetAt: z.enum(['last-step', 'every-step']).default('last-step'),
  /** Of a formula's dataset: training windows begin at any moment of the training part, not at its rows alone. */
  anywhere: z.boolean().default(false),
});
export type WindowsSpec = z.output<typeof windowsSchema>;

/** Rows from the first that goes in to the last that is predicted. */
export function windowSpan({
  lookBack,
  foresight,
  horizon,
  targetAt,
}: Pick<WindowsSpec, 'lookBack' | 'foresight' | 'horizon' | 'targetAt'>): number {
  return lookBack + foresight + (targetAt === 'every-step' ? 1 : horizon);
}
