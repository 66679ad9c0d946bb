import type { ColumnProfile } from '../../dataset/dataset';
import type { ProblemSpec } from '../problem';
import { inputColumns } from '../spec-columns';
import type { ColumnFigures } from './figures';
import { series as seriesOf, type Series } from './series';

/** Places of what is trained and tested on: of rows, or of the first rows of windows. Ascending. */
export interface SamplePlaces {
  readonly train: Uint32Array;
  /** Null where there are two parts. */
  readonly validation: Uint32Array | null;
  readonly test: Uint32Array;
}

/** What an audit looks at. A place is a row that the filter kept, in the problem's order; rows left out for a missing value have one too. */
export interface AuditView {
  readonly spec: ProblemSpec;
  /** [places] 0-based row of the table */
  readonly rows: Uint32Array;
  /** [places] which series; null where there is one */
  readonly series: Uint32Array | null;
  /** [places] code of the part, or `unused` */
  readonly part: Uint8Array;
  readonly samples: SamplePlaces;
  /** Column whose time the places follow: the problem's order, or a date that was found; null where they stand as in the file. */
  readonly clock: string | null;
  /** Figures of columns over all rows of the table, those that the filter leaves out among them. */
  readonly whole: ReadonlyMap<string, ColumnFigures>;
  /** Of every column of the dataset. */
  readonly profiles: readonly ColumnProfile[];
  /** [places] by column: numbers, dates as milliseconds, all else as a code for each value; NaN where missing. */
  readonly values: ReadonlyMap<string, Float64Array>;
}

/** Columns that go in, each once. */
export function inputNames(spec: ProblemSpec): readonly string[] {
  return [...new Set(inputColumns(spec))];
}

/** A column as the checks compare it. */
export function columnOf(view: AuditView, name: string): Series | null {
  const values = view.values.get(name);
  return values ? seriesOf(name, values) : null;
}

/** A column for each of the names that the view has values of. */
export function columnsOf(view: AuditView, names: readonly string[]): readonly Series[] {
  return names.flatMap((name) => columnOf(view, name) ?? []);
}
