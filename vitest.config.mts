import { availableParallelism } from 'node:os';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Left out, one core would be spared: half of a machine that has two.
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          name: 'processes',
          environment: 'node',
          // Real processes, databases and threads, several tests at a time.
          testTimeout: 30_000,
          hookTimeout: 60_000,
          include: ['src-main/**/*.test.ts', 'scripts/**/*.test.ts', 'resources/**/*.test.ts', 'e2e/parity/**/*.test.ts'],
        },
      },
      {
        plugins: [svelte()],
        resolve: { conditions: ['browser'] },
        test: { name: 'window', environment: 'jsdom', testTimeout: 30_000, include: ['src-renderer/**/*.test.ts'] },
      },
    ],
  },
});
