import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot, tool } from './paths.mjs';
import { runNode, step } from './run.mjs';

const sources = [
  'src-main',
  'src-renderer',
  'resources/samples',
  'electron.vite.config.ts',
  'package-lock.json',
  'scripts/build-kernels.mjs',
];
const stampPath = inRoot('out/.sources');

/** SHA-256 over the names and bytes of everything that the build reads. */
function sourcesHash() {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of filesBelow(inRoot(source)).sort()) hash.update(file).update('\0').update(readFileSync(file));
  }
  return hash.digest('hex');
}

/**
 * @param {string} path a file or a folder
 * @returns {string[]}
 */
function filesBelow(path) {
  if (!existsSync(path)) return [];
  const entries = readdirSyncOrNull(path);
  return entries ? entries.flatMap((entry) => filesBelow(join(path, entry))) : [path];
}

/** @param {string} path */
function readdirSyncOrNull(path) {
  try {
    return readdirSync(path);
  } catch {
    return null;
  }
}

/** Compiles the engine's kernels where their sources changed; types, tests and the build all read the outcome. */
export const ensureKernels = () => step('build kernels', () => runNode(inRoot('scripts/build-kernels.mjs'), []));

/**
 * Builds the kernels, then all processes and the window, where the sources changed since the last build.
 *
 * @returns {Promise<boolean>} whether `out/` is up to date
 */
export async function ensureBuild() {
  if (existsSync(stampPath) && readFileSync(stampPath, 'utf8') === sourcesHash()) return true;
  if (!(await ensureKernels())) return false;
  rmSync(inRoot('out'), { recursive: true, force: true });
  const built = await step('build', () => runNode(tool.electronVite, ['build']));
  if (built) writeFileSync(stampPath, sourcesHash());
  return built;
}
