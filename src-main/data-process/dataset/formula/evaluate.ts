import type { FormulaSpec } from '../../../core/dataset/formula';
import { noiseOf } from '../../../core/dataset/noise';

/** The value of one column in a row; NaN or an infinity where it has none. Rows are asked for in ascending order, since noise is drawn. */
export type ColumnAt = (variable: number) => number;

/** @returns the columns of a formula with their noise, in its order. @throws SeqbenchError `formula.invalid` */
export async function columnsOf(spec: FormulaSpec): Promise<readonly ColumnAt[]> {
  // The reader of expressions is large: it is loaded when it is first needed, not at launch.
  const { compileFormula } = await import('../../../formats/formula');
  return compileFormula(spec).map((at, position) => {
    const noise = spec.noise.find(({ column }) => column === spec.columns[position]?.name);
    if (!noise) return at;
    const next = noiseOf(noise, spec.seed, position);
    return (variable) => at(variable) + next();
  });
}
