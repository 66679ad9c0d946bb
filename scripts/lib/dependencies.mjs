import { existsSync, readFileSync } from 'node:fs';
import { inRoot } from './paths.mjs';
import { runNpm, step } from './run.mjs';

/** The oldest Node that the build tools run on. */
const oldestNode = [20, 19];

/** Ends the program with one clear line where this Node is too old. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  console.error(`Seqbench needs Node ${oldestNode.join('.')} or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}

/**
 * @typedef {{ version?: string, optional?: boolean, peer?: boolean }} LockedPackage
 * @param {string} path a lockfile, absolute
 * @returns {Record<string, LockedPackage>} by folder, without the project itself
 */
function lockedPackages(path) {
  const { packages } = JSON.parse(readFileSync(path, 'utf8'));
  return Object.fromEntries(Object.entries(packages).filter(([folder]) => folder !== ''));
}

/** Whether node_modules holds what package-lock.json asks for; npm keeps its own record of what it installed. */
export function areDependenciesInstalled() {
  const installedPath = inRoot('node_modules/.package-lock.json');
  if (!existsSync(installedPath)) return false;
  const wanted = lockedPackages(inRoot('package-lock.json'));
  const installed = lockedPackages(installedPath);
  const complete = Object.entries(wanted).every(([folder, { version, optional }]) => {
    const there = installed[folder];
    return there ? there.version === version : optional === true;
  });
  return complete && Object.keys(installed).every((folder) => folder in wanted);
}

/**
 * Installs exactly what package-lock.json names, where it is not there yet. No package's own install script runs.
 *
 * @returns {Promise<boolean>} whether everything is there
 */
export async function ensureDependencies() {
  if (areDependenciesInstalled()) return true;
  return step('npm ci', () => runNpm(['ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund']));
}
