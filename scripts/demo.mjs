import { inRoot } from './lib/paths.mjs';
import { runNode } from './lib/run.mjs';
import { setUp } from './setup.mjs';

/** `npm run demo`: the basketball study on the command line, from nothing to the report. The sample is simulated by the study itself. */
const started = performance.now();
await setUp();
const out = inRoot('.cache/demo');
const experiment = inRoot('resources/templates/basketball.seqbench.json');
const { ok, seconds } = await runNode(inRoot('out/cli/index.js'), ['run', experiment, '--out', out, ...process.argv.slice(2)], {
  echo: true,
});
const total = (performance.now() - started) / 1000;
console.log(`${ok ? 'Done' : 'Failed'} after ${total.toFixed(1)} s; the study itself took ${seconds.toFixed(1)} s.`);
process.exit(ok ? 0 : 1);
