import { app } from 'electron';

/** The scheme that serves the built window; a real origin, unlike `file:`. */
export const scheme = 'app';

const builtOrigin = `${scheme}://seqbench`;

/** The development server's origin, where this is a development session; never in a packaged app. */
export const developmentOrigin = app.isPackaged ? null : readDevelopmentOrigin();

function readDevelopmentOrigin(): string | null {
  const url = process.env.ELECTRON_RENDERER_URL;
  return url ? new URL(url).origin : null;
}

/** What the window loads. */
export const windowUrl = developmentOrigin ? `${developmentOrigin}/index.html` : `${builtOrigin}/index.html`;

/** Whether a page is our own, by its address. */
export function isOurs(url: string): boolean {
  return url.startsWith(developmentOrigin ? `${developmentOrigin}/` : `${builtOrigin}/`);
}
