import { stringify } from 'csv-stringify/sync';
import type { ProblemShape } from '../core/problem/problem';
import { classesOf, thresholdFor } from '../engine/fit';

export interface PredictionsInput {
  readonly shape: ProblemShape;
  /** [rows] 0-based rows of the dataset. */
  readonly rows: Uint32Array;
  /** [rows] class index, or the number. */
  readonly actual: Float32Array;
  /** [rows, size] answers. */
  readonly output: Float32Array;
  readonly size: number;
  readonly threshold: number;
}

/**
 * `predictions.csv`: the row of the dataset counted from 1, what is true, what was predicted, and how sure the model was of each class
 * (`p_<class>`; for two classes of the second alone).
 */
export function predictionsCsv(input: PredictionsInput): string {
  return input.shape.task === 'number' ? numbersCsv(input) : classesCsv(input);
}

function numbersCsv({ rows, actual, output, size }: PredictionsInput): string {
  const header = ['row', 'actual', 'predicted'];
  const lines = Array.from(rows, (row, index) => [row + 1, shortest(actual[index] ?? 0), shortest(output[index * size] ?? 0)]);
  return stringify([header, ...lines]);
}

function classesCsv({ shape, rows, actual, output, size, threshold }: PredictionsInput): string {
  const { classes, task } = shape;
  const binary = task === 'binary';
  const predicted = classesOf(output, size, thresholdFor(task, threshold));
  const labelOf = (index: number): string => classes[index] ?? '';
  const shown = binary ? [size - 1] : Array.from(classes.keys());
  const header = ['row', 'actual', 'predicted', ...(binary ? classes.slice(1) : classes).map((label) => `p_${label}`)];
  const lines = Array.from(rows, (row, index) => [
    row + 1,
    labelOf(actual[index] ?? 0),
    labelOf(predicted[index] ?? 0),
    ...shown.map((column) => shortest(output[index * size + column] ?? 0)),
  ]);
  return stringify([header, ...lines]);
}

/** The fewest digits that give the same float32 again. */
export function shortest(value: number): string {
  for (let digits = 6; digits < 9; digits += 1) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return String(short);
  }
  return String(Number(value.toPrecision(9)));
}
