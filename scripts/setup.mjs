import { ensureDependencies, requireNode } from './lib/dependencies.mjs';
import { ensureBuild } from './lib/build.mjs';

/**
 * Everything that must be there before Seqbench runs: packages, kernels and the built processes.
 * Ends the program where a step fails; its output was printed.
 */
export async function setUp() {
  requireNode();
  if (!(await ensureDependencies()) || !(await ensureBuild())) process.exit(1);
}
