import { inRoot } from './paths.mjs';

/**
 * Bundles `scripts/<name>/main.ts` with what it takes from `src-main`; packages stay outside.
 *
 * @param {string} name
 * @returns {Promise<string>} the file to start
 */
export async function bundleScript(name) {
  // Only known to be installed once the dependencies are looked after.
  const { build } = await import('vite');
  const outDir = inRoot('.cache', name);
  await build({
    configFile: false,
    logLevel: 'warn',
    root: inRoot(),
    build: {
      ssr: inRoot('scripts', name, 'main.ts'),
      outDir,
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: { output: { format: 'cjs', entryFileNames: 'main.cjs' } },
    },
    ssr: { external: true },
  });
  return inRoot('.cache', name, 'main.cjs');
}
