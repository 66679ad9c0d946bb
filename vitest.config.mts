import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'processes',
          environment: 'node',
          include: ['src-main/**/*.test.ts', 'scripts/**/*.test.ts', 'resources/**/*.test.ts', 'e2e/parity/**/*.test.ts'],
        },
      },
      {
        plugins: [svelte()],
        resolve: { conditions: ['browser'] },
        test: { name: 'window', environment: 'jsdom', include: ['src-renderer/**/*.test.ts'] },
      },
    ],
  },
});
