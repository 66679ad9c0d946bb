import { mkdirSync } from 'node:fs';
import { inRoot } from './lib/paths.mjs';
import { runNode, step } from './lib/run.mjs';
import { setUp } from './setup.mjs';

/** `npm run demo`: the basketball study on the command line, from nothing to the report. */
const started = performance.now();
await setUp();
const sample = inRoot('.cache/demo/basketball.csv');
const out = inRoot('.cache/demo/report');
mkdirSync(inRoot('.cache/demo'), { recursive: true });
if (!(await step('make the sample', () => runNode(inRoot('resources/samples/basketball.mjs'), [sample])))) process.exit(1);

const experiment = inRoot('resources/templates/basketball.seqbench.json');
const { ok, seconds } = await runNode(inRoot('out/cli/index.js'), ['run', experiment, '--out', out, ...process.argv.slice(2)], {
  echo: true,
});
const total = (performance.now() - started) / 1000;
console.log(`${ok ? 'Done' : 'Failed'} after ${total.toFixed(1)} s; the study itself took ${seconds.toFixed(1)} s.`);
process.exit(ok ? 0 : 1);
