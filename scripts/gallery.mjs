import { ensureBuild } from './lib/build.mjs';
import { ensureDependencies, requireNode } from './lib/dependencies.mjs';
import { runGallery } from './lib/gallery.mjs';

/**
 * `npm run gallery`: every template through the command line, and one table: what was published, and what came out. `-- --quick` trains for
 * a moment and leaves the figures' bands out, `-- --only P4.2` takes one problem or model, `-- --data FILE` is the published daily sunspot file, `-- --engine NAME`
 * trains on another engine than the built-in one.
 */
requireNode();
if (!(await ensureDependencies()) || !(await ensureBuild())) process.exit(1);
const { ok } = await runGallery(process.argv.slice(2), { echo: true });
process.exit(ok ? 0 : 1);
