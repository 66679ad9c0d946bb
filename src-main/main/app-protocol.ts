import { protocol, session } from 'electron';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { contentSecurityPolicy, developmentPolicy } from './csp';
import { developmentOrigin, scheme } from './window-address';

/** Every kind of file that a build of the window has. */
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

/** Must be called before the app is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]);
}

/**
 * Serves the built window from its folder, with the security headers.
 *
 * @param folder `out/renderer`, absolute
 */
export function serveWindow(folder: string): void {
  protocol.handle(scheme, (request) => respond(folder, request.url));
  if (developmentOrigin) addDevelopmentPolicy(developmentOrigin);
}

async function respond(folder: string, url: string): Promise<Response> {
  const file = path.join(folder, decodeURIComponent(new URL(url).pathname));
  const contentType = contentTypes[path.extname(file)];
  if (!file.startsWith(folder + path.sep) || contentType === undefined) return notFound();
  try {
    return new Response(await readFile(file), {
      headers: {
        'Content-Type': contentType,
        'Content-Security-Policy': contentSecurityPolicy,
        'X-Content-Type-Options': 'nosniff',
        'Cross-Origin-Opener-Policy': 'same-origin',
      },
    });
  } catch {
    return notFound();
  }
}

const notFound = (): Response => new Response('Not found', { status: 404, headers: { 'Content-Type': 'text/plain' } });

function addDevelopmentPolicy(origin: string): void {
  const policy = developmentPolicy(origin);
  session.defaultSession.webRequest.onHeadersReceived({ urls: [`${origin}/*`] }, (details, callback) => {
    callback({ responseHeaders: { ...details.responseHeaders, 'Content-Security-Policy': [policy] } });
  });
}
