import { z } from 'zod';
import { conditionSchema } from './condition';

export const splitMethods = ['random', 'chronological', 'condition', 'group', 'walk-forward', 'none'] as const;
/**
 * How rows become parts: at random; by shares of their order; by a condition; whole groups at random; the k-th of several steps forward in time;
 * or not at all, so that the figures are those of the rows that were trained on.
 */
export type SplitMethod = (typeof splitMethods)[number];

export const splitSchema = z.strictObject({
  method: z.enum(splitMethods).default('random'),
  /** Share of rows held back for testing, above 0 and below 1; at random the count is rounded up, as in scikit-learn. */
  test: z.number().gt(0).lt(1).default(0.3),
  /** Share of rows that early stopping looks at. 0 makes two parts: early stopping then looks at the test part. */
  validation: z.number().min(0).lt(1).default(0),
  seed: z.int().nonnegative().default(1),
  /** At random: every class with the same share in all parts. */
  stratify: z.boolean().default(false),
  /** By condition: rows of the test part are those that meet all of these. */
  testWhen: z.array(conditionSchema).max(20).default([]),
  /** By condition: rows of the validation part. Where there are none, it is the last share of what is left to train on. */
  validationWhen: z.array(conditionSchema).max(20).default([]),
  /** By group: the column whose values stay together. */
  group: z.string().nullable().default(null),
  /** Walk-forward, as scikit-learn's TimeSeriesSplit: so many test parts, one behind the other. */
  folds: z.int().min(2).max(100).default(5),
  /** Which of them is trained and tested, from 1; null is the last, `all` is each of them, one after the other. */
  fold: z
    .union([z.int().min(1).max(100), z.literal('all')])
    .nullable()
    .default(null),
  /** Whether the training part grows from fold to fold or keeps the first one's length. */
  walk: z.enum(['expanding', 'sliding']).default('expanding'),
});
export type SplitSpec = z.output<typeof splitSchema>;

/** One of several folds. */
export interface FoldPlace {
  /** From 1. */
  readonly number: number;
  readonly of: number;
}

export const partNames = ['train', 'validation', 'test'] as const;
export type PartName = (typeof partNames)[number];
