import type plotly from 'plotly.js-dist';
import type { Trace } from 'plotly.js-dist';

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

/** From so many drawings on the engine of the browser runs what it has compiled; measured. */
const warmUpDraws = 8;

/** Like the curves of two runs, a point longer each time. */
function warmUpTraces(draw: number): readonly Trace[] {
  const x = Array.from({ length: draw + 2 }, (_, index) => index + 1);
  const line = { type: 'scatter', mode: 'lines', name: 'warm', opacity: 1, hovertemplate: '%{y:.4f}', cliponaxis: false } as const;
  return ['solid', '4px,4px', 'solid', '4px,4px'].map((dash, index) => ({
    ...line,
    x,
    y: x.map((value) => (value % 3) + index),
    line: { color: '#000', width: 2, dash },
  }));
}

async function warmUp(library: typeof plotly): Promise<void> {
  const element = document.createElement('div');
  element.style.cssText = 'position:fixed;left:-999px;width:300px;height:150px;visibility:hidden';
  element.ariaHidden = 'true';
  document.body.append(element);
  const layout = { width: 300, height: 150, autosize: false, showlegend: false, hovermode: 'x unified', xaxis: {}, yaxis: {} };
  for (let draw = 0; draw < warmUpDraws; draw += 1) {
    await library.react(element, warmUpTraces(draw), layout, { displayModeBar: false });
    // Each in an idle moment of its own: whoever types or scrolls meanwhile is not held up.
    await new Promise((resolve) => requestIdleCallback(resolve));
  }
  library.purge(element);
  element.remove();
}
