import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';
import { resolve } from 'node:path';
import { isOpenCommand, routes } from './src-main/contract/routes';

const here = import.meta.dirname;

/** The oldest runtime that the built code runs on: Electron 25, which is Node 18.15 and Chrome 114. */
const nodeTarget = 'node18.15';
const chromeTarget = 'chrome114';

/** What stays in node_modules: native addons and what loads them. Everything else is bundled. */
const external = ['electron', '@duckdb/node-bindings', 'libsql', '@tensorflow/tfjs-core', '@tensorflow/tfjs-node-gpu', 'h5wasm'];

export default defineConfig({
  /** All our Node entries in one build, so that they share chunks; `out/<name>/index.js` each. */
  main: {
    build: {
      outDir: 'out',
      emptyOutDir: false,
      target: nodeTarget,
      externalizeDeps: false,
      rolldownOptions: {
        external,
        input: {
          main: resolve(here, 'src-main/main/index.ts'),
          'data-process': resolve(here, 'src-main/data-process/index.ts'),
          'trainer-process': resolve(here, 'src-main/trainer-process/index.ts'),
          cli: resolve(here, 'src-main/cli/index.ts'),
        },
        output: { format: 'cjs', entryFileNames: '[name]/index.js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  /** One file: a sandboxed preload cannot load others. It gets the allow-list as plain names, because the table itself brings all validators. */
  preload: {
    define: { OPEN_COMMANDS: JSON.stringify(Object.keys(routes).filter(isOpenCommand)) },
    build: {
      outDir: 'out/preload',
      target: nodeTarget,
      externalizeDeps: false,
      rolldownOptions: {
        external: ['electron'],
        input: { index: resolve(here, 'src-main/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].js', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: resolve(here, 'src-renderer'),
    plugins: [svelte({ configFile: resolve(here, 'svelte.config.mjs') })],
    build: {
      outDir: resolve(here, 'out/renderer'),
      emptyOutDir: true,
      target: chromeTarget,
      // Inlined files would be `data:` URLs, which the content security policy allows for images alone.
      assetsInlineLimit: 0,
      minify: true,
      reportCompressedSize: false,
      rolldownOptions: { input: resolve(here, 'src-renderer/index.html') },
    },
  },
});
