import { ensureElectron } from './electron-runtime.mjs';
import { ensureKernels } from './lib/build.mjs';
import { tool } from './lib/paths.mjs';
import { runNode } from './lib/run.mjs';
import { sandboxSwitches } from './lib/sandbox.mjs';
import { ensureDependencies, requireNode } from './lib/dependencies.mjs';

/** `npm run dev`: the workbench with reload; the window's code is replaced in place, the processes' code restarts them. */
requireNode();
if (!(await ensureDependencies())) process.exit(1);
if (!(await ensureKernels())) process.exit(1);
await ensureElectron();
const noSandbox = sandboxSwitches().length > 0 ? ['--noSandbox'] : [];
const { ok } = await runNode(tool.electronVite, ['dev', '--watch', ...noSandbox], { echo: true });
process.exit(ok ? 0 : 1);
