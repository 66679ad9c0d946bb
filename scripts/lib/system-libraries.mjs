import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { inRoot } from './paths.mjs';
import { run, step } from './run.mjs';

/**
 * Debian packages that a window under a virtual display needs; each brings what it stands on.
 * Where a release renamed a package (`t64`), the first name that the release knows is taken.
 */
const packages = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libasound2t64', 'libasound2'],
  ['libnss3'],
  ['libgbm1'],
  ['libdrm2'],
  ['libxss1'],
  ['xvfb'],
];

/**
 * Makes sure that Electron can start and draw, by apt where this is Debian and we are root.
 *
 * @param {{ virtualDisplay: boolean }} needs
 * @returns {Promise<boolean>} whether everything is there; what is missing was printed where not
 */
export async function ensureSystemLibraries(needs) {
  if (process.platform !== 'linux') return true;
  const missing = await missingParts(needs);
  if (missing.length === 0) return true;
  if (!isDebian() || process.getuid?.() !== 0) {
    console.log(`Missing on this machine: ${missing.join(', ')}.`);
    if (isDebian()) console.log(`Install them with: sudo apt-get install ${packages.map((names) => names.at(-1)).join(' ')}`);
    return false;
  }
  const installed = await step(`apt: ${missing.length} missing`, installPackages);
  const still = installed ? await missingParts(needs) : [];
  if (still.length > 0) console.log(`Still missing after apt: ${still.join(', ')}.`);
  return installed && still.length === 0;
}

/** @param {{ virtualDisplay: boolean }} needs */
async function missingParts({ virtualDisplay }) {
  const { output } = await run('ldd', [inRoot('node_modules/electron/dist/electron')]);
  const libraries = [...output.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => String(name));
  return virtualDisplay && !isOnPath('Xvfb') ? [...libraries, 'Xvfb'] : libraries;
}

/** @param {string} program */
const isOnPath = (program) => (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));

function isDebian() {
  const file = '/etc/os-release';
  return existsSync(file) && /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync(file, 'utf8'));
}

async function installPackages() {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const updated = await run('apt-get', ['update', '-q'], { env });
  if (!updated.ok) return updated;
  const names = await Promise.all(packages.map(knownName));
  const installed = await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...names], { env });
  return { ...installed, seconds: updated.seconds + installed.seconds };
}

/** @param {string[]} alternatives names of one package in different releases */
async function knownName(alternatives) {
  for (const name of alternatives) {
    const { output } = await run('apt-cache', ['policy', name]);
    if (/Candidate: (?!\(none\))/.test(output)) return name;
  }
  return String(alternatives.at(-1));
}
