import { ensureKernels } from './lib/build.mjs';
import { ensureDependencies, requireNode } from './lib/dependencies.mjs';

requireNode();
if (!(await ensureDependencies()) || !(await ensureKernels())) process.exit(1);
const { runChecks } = await import('./lib/checks.mjs');
process.exit((await runChecks()) === 0 ? 0 : 1);
