import type plotly from 'plotly.js-dist';

let loading: Promise<typeof plotly> | undefined;

/** Plotly, loaded at the first need: at launch it would only be in the way. */
export function loadPlotly(): Promise<typeof plotly> {
  loading ??= import('plotly.js-dist').then((module) => module.default);
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
  const line = {
    type: 'scatter',
    mode: 'lines',
    name: 'warm',
    x: [1, 2],
    opacity: 1,
    hovertemplate: '%{y:.4f}',
    cliponaxis: false,
  } as const;
  const traces = ['solid', '4px,4px'].map((dash) => ({ ...line, y: [0, 1], line: { color: '#000', width: 2, dash } }));
  const layout = { width: 300, height: 150, autosize: false, showlegend: false, hovermode: 'x unified' };
  for (let draw = 0; draw < 3; draw += 1) await library.react(element, traces, layout, { displayModeBar: false });
  library.purge(element);
  element.remove();
}
