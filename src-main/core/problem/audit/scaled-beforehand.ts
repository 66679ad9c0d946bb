import { partCode } from '../part-codes';
import { type ColumnFigures, figuresOf } from './figures';
import { series } from './series';
import type { AuditView } from './view';

/** A column of fewer different values, or of whole numbers, may well go from 0 to 1 of itself. */
const fewestLevels = 10;

export interface ScaledColumn {
  readonly name: string;
  readonly kind: 'min-max' | 'standard';
  /** Of the file. */
  readonly rows: number;
}

/** Columns whose least value is 0 and greatest 1, or whose mean is 0 and deviation 1, over the file's rows and not over the training part's. */
export function scaledBeforehand(view: AuditView, names: readonly string[]): readonly ScaledColumn[] {
  return names.flatMap((name): readonly ScaledColumn[] => {
    const profile = view.profiles.find((each) => each.name === name);
    const values = view.values.get(name);
    const whole = view.whole.get(name);
    if (!profile || !values || !whole || profile.type !== 'number' || profile.integer || profile.distinct <= fewestLevels) return [];
    const trained = figuresOf(values, (place) => view.part[place] === partCode.train);
    if (trained.rows === whole.rows) return [];
    const { unit } = series(name, values);
    if (isMinMax(whole, values, unit)) {
      return trained.min === 0 && trained.max === 1 ? [] : [{ name, kind: 'min-max', rows: whole.rows }];
    }
    return isStandard(whole, unit) && !isStandard(trained, unit) ? [{ name, kind: 'standard', rows: whole.rows }] : [];
  });
}

/** Shares and probabilities reach 0 and 1 too, but where they are written with few decimals, or more than once. */
function isMinMax({ rows, min, max }: ColumnFigures, values: Float64Array, unit: number): boolean {
  if (min !== 0 || max !== 1 || rows * unit > 0.02) return false;
  const most = Math.max(3, rows / 100);
  return [min, max].every((end) => values.filter((value) => value === end).length <= most);
}

/** Off by no more than rounding leaves, far less than chance does. */
function isStandard({ rows, mean, deviation }: ColumnFigures, unit: number): boolean {
  if (rows < 2 * fewestLevels) return false;
  const tolerance = 1e-6 + (2 * unit) / Math.sqrt(rows);
  if (tolerance > 0.02 / Math.sqrt(rows)) return false;
  const sample = deviation * Math.sqrt(rows / (rows - 1));
  return Math.abs(mean) <= tolerance && Math.min(Math.abs(deviation - 1), Math.abs(sample - 1)) <= tolerance;
}
