/** Content security policies: no `unsafe-eval`, and nothing from outside. */

const base = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  // Svelte's transitions and Plotly set styles from script; no style comes from outside.
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'worker-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};

/** The policy of the window as it is shipped. */
export const contentSecurityPolicy = serialise(base);

/**
 * The policy while developing: the same, with the reload socket of the development server and the worker that waits for its restart.
 *
 * @param origin of the development server, such as `http://localhost:5173`
 */
export function developmentPolicy(origin: string): string {
  return serialise({
    ...base,
    'connect-src': [...base['connect-src'], origin.replace(/^http/, 'ws')],
    'worker-src': [...base['worker-src'], 'blob:'],
  });
}

function serialise(policy: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ');
}
