import { ensureBuild } from './lib/build.mjs';
import { bundleScript } from './lib/bundle.mjs';
import { ensureDependencies, requireNode } from './lib/dependencies.mjs';
import { runNode } from './lib/run.mjs';

/**
 * `npm run bench:data`: import, profile, pages and preparation of large files through the real data process, beside DuckDB and pandas in
 * the same run. `-- --quick` takes a tenth of the rows, `-- --write` writes BENCHMARKS.md.
 */
requireNode();
if (!(await ensureDependencies()) || !(await ensureBuild())) process.exit(1);
const entry = await bundleScript('bench-data');
const { ok } = await runNode(entry, process.argv.slice(2), { echo: true });
process.exit(ok ? 0 : 1);
