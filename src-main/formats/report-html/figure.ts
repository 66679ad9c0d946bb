import { html, type Html } from './html';

/**
 * A figure with its origin: where it stands in the result record and its exact value, so that a test can hold it against the window's.
 *
 * @param path keys of the `ResultRecord`, joined by dots: `runs.0.run.evaluation.accuracy`
 * @param value what stands there
 * @param text how it is shown
 */
export function figure(path: string, value: number | string, text: string): Html {
  return html`<span data-figure="${path}" data-value="${String(value)}">${text}</span>`;
}

/** As `figure`, with a dash where there is no value. */
export function figureOrDash(path: string, value: number | string | null | undefined, show: (value: number) => string): Html {
  if (value === null || value === undefined) return html`<span class="none" aria-label="none">–</span>`;
  return figure(path, value, typeof value === 'number' ? show(value) : value);
}
