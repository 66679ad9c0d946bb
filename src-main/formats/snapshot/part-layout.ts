import { allValues, type Samples, WindowSamples } from '../../core/problem/samples';
import { checkClasses, refuse } from './refuse';
import { type FileHeader, type PartLayout, type SamplesLayout, sizeOf } from './snapshot';

/** Rows that windows are cut from. */
export interface Table {
  readonly rows: number;
  readonly width: number;
  readonly values: Float32Array;
}

export type WindowsLayout = Extract<SamplesLayout, { kind: 'windows' }>;

/** @throws SeqbenchError `file.unreadable` where the samples of a part are not of the file's shape */
export function checkLayout({ shape, targets, tables }: FileHeader, { x, y, known, base }: PartLayout): void {
  const [inputs, outputs] = [sizeOf(shape.input), sizeOf(shape.output)];
  const check = (layout: SamplesLayout, allowed: readonly number[]): void => {
    const width = layout.kind === 'windows' ? (tables[layout.table]?.width ?? NaN) : 0;
    const size = layout.kind === 'windows' ? layout.rows * width : layout.size;
    if (!allowed.includes(size)) refuse(`its samples have ${size} values where its shape asks for ${allowed.join(' or ')}`);
  };
  check(x, [inputs]);
  check(y, [outputs]);
  if (known) check(known, [targets.length, outputs]);
  if (base !== null && base !== targets.length && base !== outputs) refuse('its base has another size');
}

/** @returns whether the part says at which row of a table each of its samples begins */
export function hasStarts({ x, y, known }: PartLayout): boolean {
  return [x, y, known].some((each) => each?.kind === 'windows');
}

/** @throws SeqbenchError `file.unreadable` where one of them goes beyond the table, or the table is not there */
export function windowsOf({ offset, rows }: WindowsLayout, table: Table | undefined, starts: Uint32Array): WindowSamples {
  if (!table) return refuse('it has windows of a table that is not there');
  const last = table.rows - offset - rows;
  if (starts.some((start) => start > last)) refuse('a window goes beyond its table');
  return new WindowSamples(table.values, table.width, starts, offset, rows);
}

/** @throws SeqbenchError `file.unreadable` where a target is no class that the file has */
export function checkTargets({ shape: { task, classes } }: FileHeader, y: Samples): void {
  if (task === 'number') return;
  // Windows overlap: written out one by one, their values could be far more than the rows that they are cut from.
  checkClasses(y instanceof WindowSamples ? y.table : allValues(y), classes.length);
}
