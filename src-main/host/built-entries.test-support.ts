import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import type { ProcessEntry } from './process-host';

/**
 * Bundles process entries from their sources as the product's build does, so that tests start what is in the tree now.
 *
 * @returns the folder to give to `nodeHost`, and how to remove it
 */
export async function buildEntries(...entries: readonly ProcessEntry[]): Promise<{ readonly folder: string; remove(): void }> {
  // Inside the repository, so that the bundles find node_modules.
  const cache = join(import.meta.dirname, '../../.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'entries-'));
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'node18.15',
      ssr: true,
      rolldownOptions: {
        external: ['@duckdb/node-api', 'libsql'],
        input: Object.fromEntries(entries.map((entry) => [entry, join(import.meta.dirname, '..', entry, 'index.ts')])),
        output: { format: 'cjs', entryFileNames: '[name]/index.js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
    ssr: { noExternal: true },
  });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** @returns a folder outside the repository for what a test writes */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'seqbench-test-'));
}
