import type plotly from 'plotly.js-dist';
import type { PlotElement } from 'plotly.js-dist';
import { type ChartContent, groupsOf, legendOf } from './content';
import { layoutOf, margin, plotConfig, tracesOf } from './figure';
import { placeLabels } from './labels';
import { loadPlotly } from './plotly';
import { rangesOf } from './range';
import { setOf, withItem } from '../sets';
import { drawQueue } from './schedule';
import { chartColors } from './theme.svelte';

/** Up to so many lines are named at their ends; more get a legend. */
const mostDirectLabels = 4;
const labelGap = 15;

export interface LineLabel {
  readonly name: string;
  readonly color: number;
  readonly top: number;
}

/** One chart on the screen: what it shows, how large it is, and when it is drawn. */
export class Plot {
  width = $state(0);
  height = $state(0);
  /** Drawn at least once. */
  drawn = $state(false);
  failed = $state(false);
  /** The user looks at a part: labels at the line ends would be out of place. */
  zoomed = $state(false);
  hidden = $state.raw(setOf<string>());
  /** The pointer is over the chart: whoever points wants figures, and only Plotly tells them. */
  pointed = $state(false);
  /** What Plotly drew last is what is to be seen. */
  private current = $state(false);
  private element: PlotElement | HTMLElement | null = null;
  private inSight = false;
  private library: typeof plotly | null = null;
  private readonly job = drawQueue.add(
    () => this.draw(),
    () => this.library !== null && !this.light && this.inSight && this.width > 0 && document.visibilityState === 'visible',
  );

  /** @param onzoom told of a stretch that was drawn over the chart, and null for all of it; it then gives the range itself */
  constructor(
    private readonly content: () => ChartContent,
    private readonly onzoom?: (range: readonly [number, number] | null) => void,
  ) {}

  readonly groups = $derived.by(() => groupsOf(this.content()));
  readonly shown = $derived.by((): ChartContent => {
    const content = this.content();
    return { ...content, series: content.series.filter((series) => !this.hidden.has(legendOf(series))) };
  });
  readonly isEmpty = $derived.by(() => this.content().series.every((series) => series.points.length === 0));
  /** Several lines of one name have one place in the legend, but no one end to stand at. */
  private readonly isEachNamed = $derived.by(() => this.content().series.every(({ legend }) => legend === undefined));
  readonly direct = $derived.by(() => this.groups.length <= mostDirectLabels && this.isEachNamed && !this.zoomed);
  readonly right = $derived.by(() => (this.direct ? labelWidth(this.groups.map((group) => group.name)) : margin.right));
  readonly labels = $derived.by((): readonly LineLabel[] => (this.direct ? lineLabels(this.shown, this.height) : []));

  /** While models train the chart is drawn by `LiveChart`, which is quick, unless someone points at it. */
  private readonly light = $derived.by(() => this.content().live && !this.pointed && !this.zoomed);
  /** `LiveChart` is what is to be seen: also until Plotly has taken over. */
  readonly quick = $derived.by(() => this.width > 0 && (this.light || !this.current));

  /** Keeps the drawing in step with an element; use it as an attachment. */
  readonly attach = (element: HTMLElement): (() => void) => {
    this.element = element;
    void this.load();
    const sizes = new ResizeObserver(() => this.measure(element));
    const sight = new IntersectionObserver(([entry]) => {
      this.inSight = entry?.isIntersecting ?? false;
      if (this.inSight) this.job.request();
    });
    const seen = (): void => this.job.request();
    sizes.observe(element);
    sight.observe(element);
    document.addEventListener('visibilitychange', seen);
    return () => {
      sizes.disconnect();
      sight.disconnect();
      document.removeEventListener('visibilitychange', seen);
      this.job.remove();
      this.element = null;
      if (this.drawn) this.library?.purge(element);
    };
  };

  /** Asks for a drawing whenever the figures change; call it in an `$effect`. */
  followFigures(): void {
    // Curves that grow may wait for their turn; what was asked for by hand may not.
    this.ask(!this.shown.live, this.shown);
  }

  /** Asks for a drawing at once when its looks change; call it in an `$effect`. */
  followLooks(): void {
    if (this.light) this.current = false;
    this.ask(true, this.width, this.height, this.right, this.hidden, this.light, chartColors());
  }

  /** @param causes what the drawing depends on: to name it here is to have read it */
  private ask(urgent: boolean, ...causes: readonly unknown[]): void {
    if (causes.length > 0) this.job.request(urgent);
  }

  toggle(group: string): void {
    this.hidden = withItem(this.hidden, group, !this.hidden.has(group));
  }

  private async load(): Promise<void> {
    try {
      this.library = await loadPlotly();
      this.job.request();
    } catch {
      this.failed = true;
    }
  }

  private measure(element: HTMLElement): void {
    this.width = element.clientWidth;
    this.height = element.clientHeight;
  }

  private async draw(): Promise<void> {
    const { element, library } = this;
    if (!element || !library) return;
    try {
      const colors = chartColors();
      const layout = layoutOf(this.shown, colors, { width: this.width, height: this.height }, this.right);
      const plot = await library.react(element, tracesOf(this.shown, colors), layout, plotConfig);
      if (!this.drawn) this.listen(plot);
      this.drawn = true;
      this.current = true;
    } catch {
      // A chart that cannot be drawn leaves its figures: the table takes its place.
      this.failed = true;
    }
  }

  private listen(plot: PlotElement): void {
    plot.on('plotly_relayout', (change) => {
      if (this.onzoom) {
        const range = rangeOf(change);
        if (range !== undefined) this.onzoom(range);
        return;
      }
      if ('xaxis.range[0]' in change || 'yaxis.range[0]' in change) this.zoomed = true;
      if ('xaxis.range' in change || change['xaxis.autorange'] === true) this.zoomed = false;
    });
  }
}

/** @returns the stretch that was chosen, null where all is to be seen again, undefined where the change is about something else */
function rangeOf(change: Readonly<Record<string, unknown>>): readonly [number, number] | null | undefined {
  if ('xaxis.range' in change || change['xaxis.autorange'] === true) return null;
  const [from, to] = [change['xaxis.range[0]'], change['xaxis.range[1]']].map(placeOf);
  return from === undefined || to === undefined ? undefined : [from, to];
}

/** Plotly tells of dates as `1990-01-31 12:00`, in UTC. */
function placeOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  const date = /^\d+-/.test(value) ? Date.parse(`${value.replace(' ', 'T')}${value.includes(' ') ? 'Z' : ''}`) : Number(value);
  return Number.isFinite(date) ? date : undefined;
}

/** Room for the longest name, in pixels: about 6.4 a letter at 12 px. */
function labelWidth(names: readonly string[]): number {
  const longest = names.reduce((most, name) => Math.max(most, name.length), 0);
  return Math.min(160, Math.ceil(longest * 6.4) + 24);
}

/** One name a group, beside the end of its solid line. */
function lineLabels(content: ChartContent, height: number): readonly LineLabel[] {
  const [low, high] = rangesOf(content).y;
  const room = height - margin.top - margin.bottom;
  const ends = content.series.flatMap((series) => {
    const last = series.dashed ? undefined : series.points.findLast((point) => Number.isFinite(point.y));
    return last ? [{ name: series.group, color: series.color, top: room * (1 - (last.y - low) / (high - low)) }] : [];
  });
  const colors = new Map(ends.map((end) => [end.name, end.color]));
  return placeLabels(ends, labelGap, room).map(({ name, top }) => ({ name, color: colors.get(name) ?? 1, top: top + margin.top }));
}
