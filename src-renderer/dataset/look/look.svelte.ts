import type { DatasetSummary } from '../../../src-main/core/dataset/dataset';
import type { DatasetAutocorrelation, DatasetCorrelations, DatasetSeries } from '../../../src-main/core/dataset/series';
import { type SeriesColor, colorOf } from '../../../src-main/core/run/colors';
import { api } from '../../api/api';
import { firstChoice, groupValues, mostCorrelated, mostLines, numberColumns } from './choices';
import { Latest } from '../../app/latest.svelte';

/** Stretches that a line is cut into: about two pixels each. */
const buckets = 400;
const smallBuckets = 120;

export type Stretch = readonly [from: number, to: number];

/** What is looked at in a dataset, and what the data process answers. */
export class LookState {
  /** Null is the order of the rows. */
  order = $state.raw<string | null>(null);
  columns = $state.raw<readonly string[]>([]);
  /** The column whose values tell series apart. */
  group = $state.raw<string | null>(null);
  /** The part of the order that is looked at; null is all of it. */
  zoom = $state.raw<Stretch | null>(null);
  memory = $state.raw<string | null>(null);
  /** The series whose memory is looked at, where there are several; null takes the first. */
  remembering = $state.raw<string | null>(null);
  /** Columns between which correlations are shown. */
  compared = $state.raw<readonly string[]>([]);
  lags = $state(1);
  readonly series = new Latest<DatasetSeries>();
  readonly correlations = new Latest<DatasetCorrelations>();
  readonly autocorrelation = new Latest<DatasetAutocorrelation>();
  /** Of the whole order; what a closer look is moved within. */
  private whole = $state.raw<Stretch | null>(null);

  constructor(readonly dataset: DatasetSummary) {
    const { order, columns, group } = firstChoice(dataset);
    this.order = order;
    this.group = group;
    this.columns = columns;
    this.memory = columns[0] ?? null;
    this.compared = numberColumns(dataset)
      .slice(0, mostCorrelated)
      .map(({ name }) => name);
    this.lags = Math.max(1, Math.min(50, Math.floor(dataset.rows / 4)));
  }

  readonly groups = $derived.by(() => (this.group === null ? null : groupValues(this.dataset, this.group)));
  /** What the x axis shows; null until it is known. */
  readonly stretch: Stretch | null = $derived.by(() => this.zoom ?? this.series.value?.range ?? null);
  /** The series whose memory is shown; null where there is one series. */
  readonly remembered = $derived.by(() => this.groups?.find((value) => value === this.remembering) ?? this.groups?.[0] ?? null);

  /** A column keeps its colour, whichever others are drawn. */
  colorOf(column: string): SeriesColor {
    return colorOf(numberColumns(this.dataset).findIndex(({ name }) => name === column));
  }

  setOrder(order: string | null): void {
    this.order = order;
    this.zoom = null;
    this.columns = this.columns.filter((column) => column !== order);
  }

  toggle(column: string): void {
    if (this.columns.includes(column)) this.columns = this.columns.filter((each) => each !== column);
    else if (this.columns.length < mostLines) this.columns = [...this.columns, column];
  }

  /** Takes a column into the correlations, in the order of the table, or out of them. */
  compare(column: string): void {
    const chosen = new Set(this.compared);
    if (chosen.has(column)) chosen.delete(column);
    else if (chosen.size < mostCorrelated) chosen.add(column);
    this.compared = numberColumns(this.dataset).flatMap(({ name }) => (chosen.has(name) ? [name] : []));
  }

  /** Looks at a stretch, or (null, or more than there is) at all of it. */
  lookAt(stretch: Stretch | null): void {
    const { whole } = this;
    const all = !stretch || !whole || (stretch[0] <= whole[0] && stretch[1] >= whole[1]) || stretch[1] <= stretch[0];
    this.zoom = all ? null : stretch;
  }

  /** Looks at a part that is `by` as wide as this one, moved by `shift` of its width; all of it where that is no part any more. */
  move(by: number, shift: number): void {
    const [whole, now] = [this.whole, this.stretch];
    if (!whole || !now) return;
    const width = (now[1] - now[0]) * by;
    if (width >= whole[1] - whole[0]) {
      this.zoom = null;
      return;
    }
    const middle = (now[0] + now[1]) / 2 + (now[1] - now[0]) * shift;
    const from = Math.min(Math.max(middle - width / 2, whole[0]), whole[1] - width);
    this.zoom = [from, from + width];
  }

  /** Asks for the lines; call it in an `$effect`. */
  followSeries(): void {
    const { dataset, order, columns, groups, group, zoom } = this;
    if (columns.length === 0) {
      this.series.clear();
      return;
    }
    const request = {
      datasetId: dataset.id,
      order,
      columns: [...columns],
      from: zoom?.[0] ?? null,
      to: zoom?.[1] ?? null,
      buckets: groups ? smallBuckets : buckets,
      group: group !== null && groups ? { column: group, values: [...groups] } : null,
    };
    void this.series.ask(async () => {
      const series = await api.invoke('dataset.series', request);
      if (zoom === null) this.whole = series.range;
      return series;
    });
  }

  /** Asks how the columns go together; call it in an `$effect`. */
  followCorrelations(): void {
    const columns = [...this.compared];
    if (columns.length < 2) this.correlations.clear();
    else void this.correlations.ask(() => api.invoke('dataset.correlations', { datasetId: this.dataset.id, columns }));
  }

  /** Asks for the autocorrelation; call it in an `$effect`. */
  followAutocorrelation(): void {
    const { dataset, memory: column, order, lags, group, remembered: value } = this;
    if (column === null) {
      this.autocorrelation.clear();
      return;
    }
    const within = group !== null && value !== null ? { column: group, value } : null;
    const request = { datasetId: dataset.id, column, order, lags, group: within };
    void this.autocorrelation.ask(() => api.invoke('dataset.autocorrelation', request));
  }
}
