import { existsSync } from 'node:fs';
import { inRoot } from '../paths.mjs';
import { runNode } from '../run.mjs';

export const bindingPackage = '@tensorflow/tfjs-node-gpu';
/** Where the package and its loader expect everything. */
export const bindingFolder = inRoot('node_modules', bindingPackage);

/** Node-API version: Node 18.15 (Electron 25) and everything later have it. */
const nodeApi = 8;
const buildMs = 600_000;

export const isPackageInstalled = () => existsSync(`${bindingFolder}/binding.gyp`);

/**
 * Compiles the package's own sources, unchanged, to `lib/napi-v8/tfjs_binding.node` inside the package.
 *
 * @param {import('./tools.mjs').Tools} tools
 */
export function buildBinding({ nodeGyp, headers }) {
  const args = [
    'rebuild',
    '--module_name=tfjs_binding',
    `--module_path=${bindingFolder}/lib/napi-v${nodeApi}`,
    `--napi_build_version=${nodeApi}`,
    ...(headers ? [`--nodedir=${headers}`] : []),
  ];
  return runNode(nodeGyp, args, { cwd: bindingFolder, timeoutMs: buildMs });
}
