import type plotly from 'plotly.js-basic-dist';

let loading: Promise<typeof plotly> | undefined;

/** Plotly, loaded at the first need: at launch it would only be in the way. */
export function loadPlotly(): Promise<typeof plotly> {
  loading ??= import('plotly.js-basic-dist').then((module) => module.default);
  return loading;
}

/** Loads Plotly while nothing else happens, so that the first chart does not stop a window in which models train. */
export function preloadPlotly(): void {
  requestIdleCallback(() => void loadPlotly());
}
