import type plotly from 'plotly.js-basic-dist';

let loading: Promise<typeof plotly> | undefined;

/** Plotly, loaded at the first need: at launch it would only be in the way. */
export function loadPlotly(): Promise<typeof plotly> {
  loading ??= import('plotly.js-basic-dist').then((module) => module.default);
  return loading;
}

let warmed = false;

/**
 * Loads Plotly and draws a first chart out of sight while nothing else happens: the first drawing takes several times as long as the
 * next ones, and would be felt in a window in which models train.
 */
export function preloadPlotly(): void {
  if (warmed) return;
  warmed = true;
  requestIdleCallback(() => void loadPlotly().then((plotly) => requestIdleCallback(() => void warmUp(plotly))));
}

async function warmUp(library: typeof plotly): Promise<void> {
  const element = document.createElement('div');
  element.style.cssText = 'position:fixed;left:-999px;width:300px;height:150px;visibility:hidden';
  element.ariaHidden = 'true';
  document.body.append(element);
  await library.react(element, [], { width: 300, height: 150, autosize: false, showlegend: false }, { displayModeBar: false });
  library.purge(element);
  element.remove();
}
