import { cpus } from 'node:os';
import { inRoot, tool } from './paths.mjs';
import { runNode, step } from './run.mjs';

/** @typedef {import('./run.mjs').Outcome} Outcome */

/** TypeScript projects, each with the globals that its code really has. */
const typeScriptProjects = ['src-main/core', 'src-main/contract', 'src-main/preload', 'src-main', 'e2e', 'scripts', '.'];

/** Everything `npm run check` looks at: by name, a tool and its arguments. */
const checks = [
  // The longest first, and in two parts: typed rules ask for types one file after the other, on one core.
  { name: 'eslint src-main', script: tool.eslint, args: ['src-main', '--max-warnings', '0'] },
  { name: 'eslint, all else', script: tool.eslint, args: ['.', '--ignore-pattern', 'src-main/**', '--max-warnings', '0'] },
  ...typeScriptProjects.map((project) => ({
    name: `types ${project}`,
    script: tool.tsc,
    args: ['--noEmit', '--pretty', 'false', '-p', inRoot(project)],
  })),
  {
    name: 'types src-renderer',
    script: tool.svelteCheck,
    args: [
      '--workspace',
      inRoot('src-renderer'),
      '--tsconfig',
      inRoot('src-renderer/tsconfig.json'),
      '--output',
      'human',
      '--fail-on-warnings',
    ],
  },
  {
    name: 'import rules',
    script: tool.dependencyCruiser,
    args: ['--config', inRoot('.dependency-cruiser.cjs'), 'src-main', 'src-renderer'],
  },
  {
    name: 'format',
    script: tool.prettier,
    args: ['--check', '--log-level', 'warn', '--cache', '--cache-location', '.cache/prettier', '.'],
  },
  { name: 'unused code', script: tool.knip, args: ['--no-progress'] },
];

/**
 * Runs all checks, two at a time where there are two cores, and shows the output of those that fail.
 *
 * @returns {Promise<number>} how many failed
 */
export async function runChecks() {
  const waiting = [...checks];
  let failed = 0;
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const { name, script, args } = check;
      if (!(await step(name, () => runNode(script, args)))) failed += 1;
    }
  };
  await Promise.all(Array.from({ length: Math.min(2, cpus().length) }, worker));
  return failed;
}
