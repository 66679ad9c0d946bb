import { createSubscriber } from 'svelte/reactivity';

/** The tokens a chart needs, as colours that Plotly understands. */
export interface ChartColors {
  readonly text: string;
  readonly quiet: string;
  readonly line: string;
  readonly surface: string;
  /** `--s1` to `--s8`. */
  readonly series: readonly string[];
  readonly font: string;
}

const subscribe = createSubscriber((update) => {
  const observer = new MutationObserver(update);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
});

/** The tokens as they are now; read in an effect, it runs again when the theme changes. */
export function chartColors(): ChartColors {
  subscribe();
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  return {
    text: token('--text'),
    quiet: token('--text-3'),
    line: token('--line'),
    surface: token('--surface'),
    series: [1, 2, 3, 4, 5, 6, 7, 8].map((index) => token(`--s${index}`)),
    font: token('--font'),
  };
}
