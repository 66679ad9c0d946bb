import { inRoot } from './paths.mjs';
import { runNode } from './run.mjs';

/**
 * Bundles scripts/gallery and starts it; the product must be built.
 *
 * @param {readonly string[]} args
 * @param {Parameters<typeof runNode>[2]} [options]
 * @returns {Promise<import('./run.mjs').Outcome>}
 */
export async function runGallery(args, options) {
  const { build } = await import('vite');
  await build({
    configFile: false,
    logLevel: 'warn',
    root: inRoot(),
    build: {
      ssr: inRoot('scripts/gallery/main.ts'),
      outDir: inRoot('.cache/gallery-script'),
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: { output: { format: 'esm', entryFileNames: 'main.mjs' } },
    },
    ssr: { external: true },
  });
  return runNode(inRoot('.cache/gallery-script/main.mjs'), args, options);
}
