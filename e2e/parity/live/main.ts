import { parseArgs } from 'node:util';
import { refusedByKeras } from '../../../src-main/core/model/refused-by-keras';
import type { Engine } from '../../../src-main/engine/engine';
import type { KerasAnswer } from '../support/answer';
import { modelOf, type ParityCase } from '../support/case';
import { compareWithKeras, complaintsOf, type Comparison } from '../support/compare';
import { engineNamed } from '../support/engines';
import { KerasProcess } from './keras-process';
import { isRounding } from './own-rounding';
import { randomCase } from './random-case';
import { Tally } from './tally';

interface Options {
  readonly python: string;
  readonly seed: number;
  readonly count: number;
  /** The one model to compare, by its number; null for all. */
  readonly only: number | null;
  readonly engine: Engine;
}

function optionsOf(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      python: { type: 'string', default: 'python3' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      count: { type: 'string', default: '200' },
      only: { type: 'string' },
      engine: { type: 'string', default: 'built-in' },
    },
  });
  return {
    python: values.python,
    seed: wholeNumber('seed', values.seed),
    count: wholeNumber('count', values.count),
    only: values.only === undefined ? null : wholeNumber('only', values.only),
    engine: engineNamed(values.engine),
  };
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`--${name} takes a whole number, not “${text}”.`);
  return value;
}

/** A comparison that went beyond a limit, with what Keras had said. */
interface Suspect {
  readonly parity: ParityCase;
  readonly comparison: Comparison;
  readonly keras: KerasAnswer;
}

/** Compares one model after the other; Keras works on the next while the engine works on this one. */
async function compareAll(options: Options, keras: KerasProcess): Promise<Tally> {
  const { seed, count, only, engine } = options;
  const tally = new Tally();
  const suspects: Suspect[] = [];
  const wanted = only === null ? count : 1;
  const last = (only ?? 1) + (only === null ? 3 * count : 1);
  keras.ask(randomCase(seed, only ?? 1));
  for (let number = only ?? 1; number < last && tally.compared + suspects.length < wanted; number += 1) {
    const parity = randomCase(seed, number);
    const reply = await keras.answer();
    if (number + 1 < last) keras.ask(randomCase(seed, number + 1));
    if ('error' in reply) {
      tally.leaveOut(parity, reply.error);
      continue;
    }
    const [refused] = refusedByKeras(modelOf(parity).layers);
    if (refused) {
      // Shapes that agree by chance let Keras lay a mask over the wrong axis.
      tally.leaveOut(parity, `the workbench refuses it: ${refused.message}`);
      continue;
    }
    const comparison = await compareWithKeras(engine, parity, reply.keras).catch(faultOf);
    if (complaintsOf(comparison).length > 0) suspects.push({ parity, comparison, keras: reply.keras });
    else tally.add(parity, comparison);
    showProgress(tally.compared + suspects.length, wanted, suspects.length);
  }
  await judge(options.python, suspects, tally);
  return tally;
}

/** An engine that could not compute a model at all. */
function faultOf(thrown: unknown): Comparison {
  return { faults: [thrown instanceof Error ? thrown.message : String(thrown)], differences: [] };
}

/** Asks Keras again in double precision: is the difference ours, or would rounding alone make it? */
async function judge(python: string, suspects: readonly Suspect[], tally: Tally): Promise<void> {
  if (suspects.length === 0) return;
  const precise = new KerasProcess(python, '--float64');
  await precise.version();
  for (const { parity, comparison, keras } of suspects) {
    precise.ask(parity);
    const reply = await precise.answer();
    tally.add(parity, comparison, 'keras' in reply && isRounding(comparison, keras, reply.keras));
  }
  precise.stop();
}

function showProgress(compared: number, wanted: number, suspects: number): void {
  if (compared % 10 === 0 || compared === wanted) process.stdout.write(`\r${compared} of ${wanted} models, ${suspects} to look at again`);
}

async function main(): Promise<void> {
  const options = optionsOf(process.argv.slice(2));
  const keras = new KerasProcess(options.python);
  console.log(`Keras ${await keras.version()} on TensorFlow beside the ${options.engine.name} engine, seed ${options.seed}.`);
  const tally = await compareAll(options, keras);
  keras.stop();
  console.log(`\n\n${tally.table(options.engine.name)}`);
  console.log(
    `${tally.compared} models compared: ${tally.failures.length} beyond the limits, ${tally.undecided.length} that rounding decides; ${tally.leftOut.length} more left out.`,
  );
  if (tally.undecided.length > 0) {
    console.log(`\nBeyond a limit, but Keras in double precision is as far from itself:\n  ${tally.undecided.join('\n  ')}`);
  }
  if (tally.leftOut.length > 0)
    console.log(`\nLeft out, because Keras has no figures for them, or none that mean anything:\n  ${tally.leftOut.join('\n  ')}`);
  if (tally.failures.length > 0) {
    console.log(`\nDiffer (one alone: npm run parity -- --seed ${options.seed} --only NUMBER):\n  ${tally.failures.join('\n  ')}`);
  }
  process.exitCode = tally.compared > 0 && tally.failures.length === 0 ? 0 : 1;
}

await main();
