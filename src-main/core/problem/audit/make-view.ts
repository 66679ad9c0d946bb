import { inLots, type Steps } from '../../steps';
import type { ColumnProfile } from '../../dataset/dataset';
import type { PlannedRows, Layout } from '../layout';
import { type Assignment, unused } from '../part-codes';
import type { ProblemSpec } from '../problem';
import type { PartName } from '../split-spec';
import type { ColumnFigures } from './figures';
import type { AuditView } from './view';

/** What a problem was planned to be, and the columns of its table. */
export interface ViewParts {
  readonly spec: ProblemSpec;
  readonly layout: Pick<Layout, 'rows' | 'bounds'>;
  readonly planned: Pick<PlannedRows, 'places'>;
  readonly assignment: Assignment;
  /** Places among the planned rows. */
  readonly samples: Readonly<Record<PartName, Uint32Array>>;
  readonly hasValidation: boolean;
  readonly clock: string | null;
  readonly profiles: readonly ColumnProfile[];
  /** By column: [rows of the table]. */
  readonly table: ReadonlyMap<string, Float64Array>;
  readonly whole: ReadonlyMap<string, ColumnFigures>;
}

export function* makeView(parts: ViewParts): Steps<AuditView> {
  const { spec, layout, clock, profiles, whole, table, hasValidation } = parts;
  const order = orderOf(parts);
  const inOrder = <T extends Uint8Array | Uint32Array>(values: T): T =>
    order ? (values.map((_, place) => values[order[place] ?? 0] ?? 0) as T) : values;
  const rows = inOrder(layout.rows);
  const moved = placesAfter(order);
  yield;
  const part = function* (name: PartName): Steps<Uint32Array> {
    const places = yield* moveEach(parts.samples[name], (place) => moved(layoutPlace(parts, place)));
    // Those of an order that was found stand anywhere.
    return order ? places.sort() : places;
  };
  const values = new Map<string, Float64Array>();
  for (const [name, column] of table) values.set(name, yield* inRows(column, rows));
  return {
    spec,
    rows,
    series: seriesOf(layout, order),
    part: inOrder(yield* partsOf(parts)),
    samples: { train: yield* part('train'), validation: hasValidation ? yield* part('validation') : null, test: yield* part('test') },
    clock,
    profiles,
    whole,
    values,
  };
}

function* moveEach(places: Uint32Array, to: (place: number) => number): Steps<Uint32Array> {
  const moved = new Uint32Array(places.length);
  yield* inLots(places.length, (from, end) => {
    for (let index = from; index < end; index += 1) moved[index] = to(places[index] ?? 0);
  });
  return moved;
}

/** [places] By element: `from` with a function goes through an iterator, many times slower. */
function* inRows(values: Float64Array, rows: Uint32Array): Steps<Float64Array> {
  const placed = new Float64Array(rows.length);
  yield* inLots(rows.length, (from, to) => {
    for (let place = from; place < to; place += 1) placed[place] = values[rows[place] ?? 0] ?? NaN;
  });
  return placed;
}

/** [places] layout place of each, where a clock that was found puts the rows in another order than the problem does */
function orderOf({ spec, layout, clock, table }: ViewParts): Uint32Array | null {
  const values = clock === null || clock === spec.order || spec.shape === 'windows' ? undefined : table.get(clock);
  if (!values) return null;
  const at = (place: number): number => {
    const value = values[layout.rows[place] ?? 0] ?? NaN;
    return Number.isNaN(value) ? Infinity : value;
  };
  return Uint32Array.from(layout.rows.keys()).sort((one, other) => (at(one) < at(other) ? -1 : at(one) > at(other) ? 1 : one - other));
}

function placesAfter(order: Uint32Array | null): (place: number) => number {
  if (!order) return (place) => place;
  const after = new Uint32Array(order.length);
  order.forEach((place, index) => (after[place] = index));
  return (place) => after[place] ?? 0;
}

function layoutPlace({ planned }: ViewParts, place: number): number {
  return planned.places ? (planned.places[place] ?? 0) : place;
}

/** Series that are one behind the other; rows that were put in order otherwise are one. */
function seriesOf({ rows, bounds }: ViewParts['layout'], order: Uint32Array | null): Uint32Array | null {
  if (order || bounds.length <= 2) return null;
  const series = new Uint32Array(rows.length);
  for (let index = 1; index + 1 < bounds.length; index += 1) series.fill(index, bounds[index], bounds[index + 1]);
  return series;
}

/** [places of the layout] Windows at random have no part for a row. */
function* partsOf(parts: ViewParts): Steps<Uint8Array> {
  const { spec, layout, assignment } = parts;
  const part = new Uint8Array(layout.rows.length).fill(unused);
  if (spec.shape === 'windows' && spec.split.method === 'random') return part;
  yield* inLots(assignment.codes.length, (from, to) => {
    for (let place = from; place < to; place += 1) part[layoutPlace(parts, place)] = assignment.codes[place] ?? unused;
  });
  return part;
}
