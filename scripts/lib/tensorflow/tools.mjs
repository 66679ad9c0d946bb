import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run, runNpm } from '../run.mjs';

/**
 * @typedef {object} Tools
 * @property {string} nodeGyp script of the node-gyp that comes with npm
 * @property {string | null} headers a folder with include/node of this very Node; null where node-gyp is to fetch them
 * @property {string} summary
 */

const platformHint =
  process.platform === 'darwin' ? 'Run "xcode-select --install".' : 'On Debian and Ubuntu: "sudo apt-get install build-essential python3".';

/**
 * Everything that a build needs beside the sources.
 *
 * @returns {Promise<Tools>}
 * @throws Error that names every missing piece and how to get it
 */
export async function findTools() {
  const missing = [];
  const compiler = await firstThatRuns([process.env.CXX, 'c++', 'g++', 'clang++']);
  if (!compiler) missing.push(`a C++ compiler. ${platformHint}`);
  const make = await firstThatRuns([process.env.MAKE, 'make', 'gmake']);
  if (!make) missing.push(`make. ${platformHint}`);
  const python = await firstThatRuns([process.env.npm_config_python, process.env.PYTHON, 'python3', 'python']);
  if (!python) missing.push(`Python 3, which node-gyp runs on. ${platformHint}`);
  const nodeGyp = await findNodeGyp();
  if (!nodeGyp) missing.push('node-gyp, which comes with npm. Start this script with "npm run setup:tensorflow".');
  if (missing.length > 0 || !nodeGyp)
    throw new Error(['To build the binding, this machine lacks', ...missing.map((piece) => `  ${piece}`)].join('\n'));
  const headers = findHeaders();
  if (!headers) console.log("Node's headers are not installed here; node-gyp will fetch them from nodejs.org.");
  return { nodeGyp, headers, summary: `${compiler}, ${make}, ${python}${headers ? `, headers of Node in ${headers}` : ''}` };
}

/** @param {readonly (string | undefined)[]} names */
async function firstThatRuns(names) {
  for (const name of names) {
    if (name && (await run(name, ['--version'], { timeoutMs: 30_000 })).ok) return name;
  }
  return null;
}

async function findNodeGyp() {
  const { ok, output } = await runNpm(['root', '--global']);
  const besideNpm = process.env.npm_execpath ? join(dirname(process.env.npm_execpath), '..') : null;
  const folders = [besideNpm, ok ? join(output.trim(), 'npm') : null];
  return (
    folders
      .flatMap((folder) => folder ?? [])
      .map((folder) => join(folder, 'node_modules/node-gyp/bin/node-gyp.js'))
      .find((file) => existsSync(file)) ?? null
  );
}

/** Headers that were installed with Node: beside its executable. */
function findHeaders() {
  const prefix = dirname(dirname(process.execPath));
  return existsSync(join(prefix, 'include/node/node_api.h')) ? prefix : null;
}
