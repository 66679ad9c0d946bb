/** The part of Plotly that the chart wrapper uses; the package has no types of its own. */
declare module 'plotly.js-dist' {
  /** Null leaves a place empty. */
  type Values = readonly (number | null)[];

  interface TraceBase {
    readonly type: 'scatter';
    readonly name: string;
    readonly x: Values;
    readonly y: Values;
    readonly cliponaxis: boolean;
  }

  interface Lines extends TraceBase {
    readonly mode: 'lines';
    readonly line: { readonly color: string; readonly width: number; readonly dash: string };
    readonly opacity: number;
    readonly hovertemplate: string;
  }

  interface Markers extends TraceBase {
    readonly mode: 'markers';
    readonly marker: {
      readonly color: readonly string[];
      readonly opacity: number;
      readonly size: number;
      readonly line: { readonly color: string; readonly width: number };
    };
    readonly hoverinfo: 'skip';
    readonly showlegend: boolean;
  }

  export type Trace = Lines | Markers;

  interface Axis extends Readonly<Record<string, unknown>> {
    readonly range?: readonly number[];
  }

  export interface Layout extends Readonly<Record<string, unknown>> {
    readonly xaxis: Axis;
    readonly yaxis: Axis;
  }
  export type Config = Readonly<Record<string, unknown>>;

  export interface ImageOptions {
    readonly format: 'png' | 'svg';
    readonly width: number;
    readonly height: number;
    readonly scale?: number;
  }

  interface Plotly {
    react(target: HTMLElement, data: readonly Trace[], layout: Layout, config: Config): Promise<PlotElement>;
    purge(target: HTMLElement): void;
    toImage(figure: { readonly data: readonly Trace[]; readonly layout: Layout }, options: ImageOptions): Promise<string>;
  }

  /** The element that a chart was drawn into. */
  export interface PlotElement extends HTMLElement {
    on(event: 'plotly_relayout', listener: (change: Readonly<Record<string, unknown>>) => void): void;
    removeAllListeners(event: 'plotly_relayout'): void;
  }

  const plotly: Plotly;
  export default plotly;
}
