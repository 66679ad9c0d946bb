import { z } from 'zod';

/** Rows a formula makes at most. */
export const mostFormulaRows = 10_000_000;
const longestExpression = 1000;
/** A quotient this close to a whole number is one: 30 / 0.1 is not exactly 300 in binary fractions. */
const nearly = 1e-6;

const name = z.string().trim().min(1).max(120);

const noiseSchema = z.strictObject({
  /** The column that it is added to. */
  column: name,
  kind: z.enum(['normal', 'uniform']),
  /** Standard deviation of normal noise; uniform noise lies between minus and plus this. In the column's unit. */
  size: z.number().nonnegative(),
});
export type Noise = z.output<typeof noiseSchema>;

const fields = z.strictObject({
  /** What the expressions call it; also the name of the first column, which holds its values. */
  variable: z
    .string()
    .regex(/^[A-Za-z]\w{0,30}$/, 'The variable is one word of letters and digits, such as t')
    .default('t'),
  from: z.number(),
  to: z.number(),
  step: z.number().positive(),
  columns: z
    .array(z.strictObject({ name, expression: z.string().trim().min(1).max(longestExpression) }))
    .min(1)
    .max(100),
  noise: z.array(noiseSchema).max(100).default([]),
  /** Fixes the noise. */
  seed: z
    .int()
    .min(0)
    .max(2 ** 32 - 1)
    .default(1),
});

/** A dataset as mathematics: the variable at `from`, `from + step`, … up to `to`, and an expression a column. */
export const formulaSpecSchema = fields.superRefine((spec, context) => {
  const say = (path: (string | number)[], message: string): void => context.addIssue({ code: 'custom', path, message });
  if (spec.to <= spec.from) say(['to'], 'The range must end after it begins');
  else if (formulaRows(spec) > mostFormulaRows) say(['step'], 'The formula makes more than 10 million rows; take a larger step');
  const taken = new Set([spec.variable]);
  for (const [index, column] of spec.columns.entries()) {
    if (taken.has(column.name)) say(['columns', index, 'name'], `Two columns are called “${column.name}”`);
    taken.add(column.name);
  }
  const noisy = new Set<string>();
  for (const [index, { column }] of spec.noise.entries()) {
    if (!spec.columns.some((each) => each.name === column)) say(['noise', index, 'column'], `No expression is called “${column}”`);
    if (noisy.has(column)) say(['noise', index, 'column'], `The column “${column}” has noise already`);
    noisy.add(column);
  }
});
export type FormulaSpec = z.output<typeof formulaSpecSchema>;

type Range = Pick<FormulaSpec, 'from' | 'to' | 'step'>;

/** @returns number of rows; the end of the range is among them where a whole number of steps leads to it */
export function formulaRows({ from, to, step }: Range): number {
  const steps = (to - from) / step;
  const whole = Math.round(steps);
  return (Math.abs(steps - whole) < nearly ? whole : Math.floor(steps)) + 1;
}

/** @returns the variable in a row, counted from 0; by one product, so that errors do not add up over the rows */
export function variableAt({ from, step }: Pick<FormulaSpec, 'from' | 'step'>, row: number): number {
  return from + row * step;
}

/** `t from 0 to 30 by 0.1`, as the window and the report show it. */
export function rangeText({ variable, from, to, step, noise, seed }: FormulaSpec): string {
  return `${variable} from ${from} to ${to} by ${step}${noise.length > 0 ? `, seed ${seed}` : ''}`;
}

/** `y(t) = t * sin(t) / 3`, one a column, as the window and the report show them. */
export function formulaText({ variable, columns, noise }: Pick<FormulaSpec, 'variable' | 'columns' | 'noise'>): string {
  const noiseOf = (column: string): string => {
    const found = noise.find((each) => each.column === column);
    if (!found) return '';
    return found.kind === 'normal' ? ` + normal noise of deviation ${found.size}` : ` + uniform noise within ±${found.size}`;
  };
  return columns.map(({ name: column, expression }) => `${column}(${variable}) = ${expression}${noiseOf(column)}`).join('; ');
}
