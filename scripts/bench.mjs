import { ensureDependencies, requireNode } from './lib/dependencies.mjs';
import { ensureBuild, ensureKernels } from './lib/build.mjs';
import { bundleScript } from './lib/bundle.mjs';
import { runNode } from './lib/run.mjs';

/**
 * `npm run bench`: the training step of every reference problem, beside TensorFlow.js and Keras in the same run, and the whole basketball
 * study. `-- --only P1` takes some models, `-- --quick` leaves Python out, `-- --write` writes BENCHMARKS.md.
 */
requireNode();
const steps = process.argv.some((argument) => argument === '--quick' || argument === '--only');
if (!(await ensureDependencies()) || !(await (steps ? ensureKernels() : ensureBuild()))) process.exit(1);

const entry = await bundleScript('bench');
const { ok } = await runNode(entry, process.argv.slice(2), { echo: true });
process.exit(ok ? 0 : 1);
