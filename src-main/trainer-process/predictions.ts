import { stringify } from 'csv-stringify/sync';
import { harmless } from '../core/harmless';
import type { ProblemShape } from '../core/problem/problem';
import { classesOf, thresholdFor } from '../engine/fit';

export interface PredictionsInput {
  readonly shape: ProblemShape;
  /** Columns that are predicted. */
  readonly targets: readonly string[];
  /** [samples] 0-based rows of the dataset: the sample's own, or the first that a window predicts. */
  readonly rows: Uint32Array;
  /** The order column and [samples] what it has at `rows`, as text; null where rows go by their place. */
  readonly order?: { readonly name: string; readonly at: (sample: number) => string } | null | undefined;
  /** [samples, ...shape.output] class index, or the number in its own unit. */
  readonly actual: ArrayLike<number>;
  /** [samples, ...shape.output, size] probabilities of classes, or numbers in their own unit. */
  readonly answers: ArrayLike<number>;
  /** Values of an answer: 1, or one for each class. */
  readonly size: number;
  readonly threshold: number;
  /** How a number is written. */
  readonly show: (value: number) => string;
  /** How a true number is written, by its place in `actual`; left out as any other. */
  readonly showActual?: ((answer: number) => string) | undefined;
}

const linesAtOnce = 10_000;

/** One of the answers of a line. */
interface Place {
  /** What its columns have behind their names: `_high`, `_2`, `_high_2`; nothing where there is one answer. */
  readonly ending: string;
}

/**
 * `predictions.csv`. A line has the row of the dataset counted from 1, and for each value that is predicted what is true and what was
 * predicted; for classes also how sure the model was of each (`p_<class>`; for two classes of the second alone). Several targets or rows ahead
 * stand side by side: `actual_high_2` is the target `high`, two rows ahead. Where every step is answered, a line is a step, counted from 1.
 * Of windows the order column, as it is called, says when the row is.
 * A label that a spreadsheet would run as a formula has an apostrophe in front.
 *
 * @returns the file piece by piece: of many windows, all lines at once are more than a text can hold
 */
export function* predictionsCsv(input: PredictionsInput): Generator<string> {
  const { shape, rows } = input;
  const [lines, across] = shape.output.length === 2 ? [shape.output[0] ?? 1, shape.output[1] ?? 1] : [0, shape.output[0] ?? 1];
  const places = placesOf(input.targets, across);
  const cells = shape.task === 'number' ? numberCells(input) : classCells(input);
  const heads = places.flatMap(({ ending }) => cells.heads.map((head) => head + ending));
  const steps = lines > 0 ? ['step'] : [];
  const order = input.order ? [orderHead(input.order.name, ['row', ...steps, ...heads])] : [];
  let table: (string | number)[][] = [['row', ...order, ...steps, ...heads]];
  for (const [sample, row] of rows.entries()) {
    for (let line = 0; line < Math.max(1, lines); line += 1) {
      const first = (sample * Math.max(1, lines) + line) * across;
      const values = places.flatMap((_, place) => cells.of(first + place));
      table.push([row + 1, ...(input.order ? [input.order.at(sample)] : []), ...(lines > 0 ? [line + 1] : []), ...values]);
    }
    if (table.length < linesAtOnce) continue;
    yield stringify(table);
    table = [];
  }
  if (table.length > 0) yield stringify(table);
}

/** The column's own name, unless another head has it. */
function orderHead(name: string, heads: readonly string[]): string {
  return harmless(heads.includes(name) ? `order_${name}` : name);
}

/** All targets of the first row ahead, then all of the next. */
function placesOf(targets: readonly string[], across: number): readonly Place[] {
  const width = Math.max(1, targets.length);
  return Array.from({ length: across }, (_, place) => {
    const target = width > 1 ? `_${targets[place % width] ?? ''}` : '';
    return { ending: across > width ? `${target}_${Math.floor(place / width) + 1}` : target };
  });
}

interface Cells {
  readonly heads: readonly string[];
  readonly of: (answer: number) => readonly string[];
}

function numberCells({ actual, answers, show, showActual = (answer) => show(actual[answer] ?? 0) }: PredictionsInput): Cells {
  return { heads: ['actual', 'predicted'], of: (answer) => [showActual(answer), show(answers[answer] ?? 0)] };
}

function classCells({ shape, actual, answers, size, threshold }: PredictionsInput): Cells {
  const { classes, task } = shape;
  const binary = task === 'binary';
  const values = Float32Array.from(answers);
  const predicted = classesOf(values, size, thresholdFor(task, threshold));
  const shown = binary ? [size - 1] : Array.from(classes.keys());
  const label = (index: number | undefined): string => harmless(classes[index ?? 0] ?? '');
  return {
    heads: ['actual', 'predicted', ...(binary ? classes.slice(1) : classes).map((name) => `p_${name}`)],
    of: (answer) => [
      label(actual[answer]),
      label(predicted[answer]),
      ...shown.map((column) => shortest(values[answer * size + column] ?? 0)),
    ],
  };
}

/** The fewest digits that give the same float32 again. */
export function shortest(value: number): string {
  for (let digits = 6; digits < 9; digits += 1) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return String(short);
  }
  return String(Number(value.toPrecision(9)));
}

/** The number of fewest digits that is still the same: `1` for a 1.000002 of which the scaled float32 says no more than that. */
export function fewestDigits(value: number, isSame: (shorter: number) => boolean): string {
  for (let digits = 1; digits < 17; digits += 1) {
    const short = Number(value.toPrecision(digits));
    if (isSame(short)) return String(short);
  }
  return String(value);
}

/** What a scaled float32 can tell of a number in its own unit. */
export function sevenDigits(value: number): string {
  return String(Number(value.toPrecision(7)));
}
