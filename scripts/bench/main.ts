import { cpus, loadavg } from 'node:os';
import Table from 'cli-table3';
import { tableStyle } from '../../src-main/cli/table-style';
import type { ModelSpec } from '../../src-main/core/model/model';
import { testGames } from '../../src-main/engine/built-in/testing/games';
import { basketballModels, basketballProblem } from '../../src-main/engine/built-in/testing/models';
import { BuiltInTrainable } from '../../src-main/engine/built-in/trainable';
import { tfjsStep, type TfjsBackend } from './tfjs';
import { Stopwatch } from './timing';

const BATCH = 32;
const ROUNDS = 5;
const { x, y } = testGames(BATCH, 1);

/** So small a rate that the weights, and with them the work, stay as they are however long it runs. */
function still(model: ModelSpec): ModelSpec {
  return { ...model, optimizer: { ...model.optimizer, learning_rate: 1e-6 } };
}

/** The backend of tfjs that can train the model: `wasm` has no gradient for a convolution's filter. */
function backendFor(model: ModelSpec): TfjsBackend {
  return model.layers.some(({ type }) => type === 'Conv1D') ? 'cpu' : 'wasm';
}

async function measure(model: ModelSpec) {
  const backend = backendFor(model);
  const trainable = new BuiltInTrainable(still(model), basketballProblem, 1, { maxBatch: BATCH });
  const theirs = await tfjsStep(model, backend, x, y);
  const ourWatch = new Stopwatch(() => void trainable.trainStep(x, y));
  const theirWatch = new Stopwatch(theirs.step);
  await ourWatch.warmUp(400, 50);
  await theirWatch.warmUp(1500, 3);
  // Turn and turn about, so that whatever else the machine does falls on both.
  for (let round = 0; round < ROUNDS; round++) {
    await ourWatch.round(300, 20);
    await theirWatch.round(700, 2);
  }
  theirs.dispose();
  return { backend, ours: ourWatch.timing(), theirs: theirWatch.timing() };
}

async function main(): Promise<void> {
  const heads = ['model', 'params', 'ours', 'median', 'cpu', 'tfjs', 'median', 'cpu', 'backend', 'ratio', 'by cpu'];
  const table = new Table({ head: heads, colAligns: heads.map((_, i) => (i === 0 || i === 8 ? 'left' : 'right')), ...tableStyle });
  console.log(
    `Training step in ms (forward, backward, optimizer), 36 steps × 1 feature, batch ${BATCH}; best decile, median, processor time.`,
  );
  console.log(`${cpus()[0]?.model.trim() ?? 'unknown processor'}, Node ${process.versions.node}, one thread each.\n`);
  const load = loadavg()[0] ?? 0;
  if (load > cpus().length / 2)
    console.log(`The machine is busy (load ${load.toFixed(1)}), which long steps suffer from most: look at the processor times.\n`);
  for (const { id, params, model } of basketballModels) {
    const { backend, ours, theirs } = await measure(model);
    const ratios = [theirs.bestDecile / ours.bestDecile, theirs.processor / ours.processor].map((ratio) => `${ratio.toFixed(1)} ×`);
    const times = [ours, theirs].flatMap(({ bestDecile, median, processor }) =>
      [bestDecile, median, processor].map((value) => value.toFixed(3)),
    );
    table.push([id, params, ...times, backend, ...ratios]);
    console.log(
      `${id}: ${ours.bestDecile.toFixed(3)} ms beside ${theirs.bestDecile.toFixed(1)} ms (${ours.steps} and ${theirs.steps} steps)`,
    );
  }
  console.log(`\n${table.toString()}`);
  console.log('tfjs-layers has no Nadam and no GRU with the reset gate after: its side runs Adam and the reset gate before.');
  console.log('Its wasm backend cannot train a Conv1D, so that model runs on its cpu backend.');
}

void main();
