import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's own folder, absolute. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** @param {...string} parts a path below the checkout */
export const inRoot = (...parts) => join(root, ...parts);

/** The path of a tool's own script inside node_modules, so that it runs with this Node and no shell. */
export const tool = {
  eslint: inRoot('node_modules/eslint/bin/eslint.js'),
  tsc: inRoot('node_modules/typescript/bin/tsc'),
  svelteCheck: inRoot('node_modules/svelte-check/bin/svelte-check'),
  dependencyCruiser: inRoot('node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
  prettier: inRoot('node_modules/prettier/bin/prettier.cjs'),
  knip: inRoot('node_modules/knip/bin/knip.js'),
  vitest: inRoot('node_modules/vitest/vitest.mjs'),
  playwright: inRoot('node_modules/@playwright/test/cli.js'),
  electronVite: inRoot('node_modules/electron-vite/bin/electron-vite.js'),
};
