import { ensureDependencies, requireNode } from './lib/dependencies.mjs';
import { ensureBuild, ensureKernels } from './lib/build.mjs';
import { inRoot } from './lib/paths.mjs';
import { runNode } from './lib/run.mjs';

/**
 * `npm run bench`: the training step of every reference problem, beside TensorFlow.js and Keras in the same run, and the whole basketball
 * study. `-- --only P1` takes some models, `-- --quick` leaves Python out, `-- --write` writes BENCHMARKS.md.
 */
requireNode();
const steps = process.argv.some((argument) => argument === '--quick' || argument === '--only');
if (!(await ensureDependencies()) || !(await (steps ? ensureKernels() : ensureBuild()))) process.exit(1);

const { build } = await import('vite');
const outDir = inRoot('.cache/bench');
await build({
  configFile: false,
  logLevel: 'warn',
  root: inRoot(),
  build: {
    ssr: inRoot('scripts/bench/main.ts'),
    outDir,
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: { output: { format: 'cjs', entryFileNames: 'main.cjs' } },
  },
  ssr: { external: true },
});
const { ok } = await runNode(inRoot('.cache/bench/main.cjs'), process.argv.slice(2), { echo: true });
process.exit(ok ? 0 : 1);
