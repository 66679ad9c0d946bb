import { parseArgs } from 'node:util';
import type { Engine } from '../../../src-main/engine/engine';
import { compareWithKeras } from '../support/compare';
import { engineNamed } from '../support/engines';
import { KerasProcess } from './keras-process';
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

/** Compares one model after the other; Keras works on the next while the engine works on this one. */
async function compareAll({ seed, count, only, engine }: Options, keras: KerasProcess): Promise<Tally> {
  const tally = new Tally();
  const wanted = only === null ? count : 1;
  let number = only ?? 1;
  let parity = randomCase(seed, number);
  keras.ask(parity);
  for (let asked = 1; tally.compared < wanted && asked <= 3 * wanted; asked += 1) {
    const reply = await keras.answer();
    number += 1;
    const next = randomCase(seed, number);
    if (only === null) keras.ask(next);
    if ('error' in reply) tally.leaveOut(parity, reply.error);
    else
      await compareWithKeras(engine, parity, reply.keras).then(
        (comparison) => tally.add(parity, comparison),
        (thrown: unknown) => tally.fail(parity, thrown),
      );
    showProgress(tally, wanted);
    if (only !== null) break;
    parity = next;
  }
  return tally;
}

function showProgress({ compared, failures }: Tally, wanted: number): void {
  if (compared % 10 === 0 || compared === wanted) process.stdout.write(`\r${compared} of ${wanted} models, ${failures.length} differ`);
}

async function main(): Promise<void> {
  const options = optionsOf(process.argv.slice(2));
  const keras = new KerasProcess(options.python);
  console.log(`Keras ${await keras.version()} on TensorFlow beside the ${options.engine.name} engine, seed ${options.seed}.`);
  const tally = await compareAll(options, keras);
  keras.stop();
  console.log(`\n\n${tally.table(options.engine.name)}`);
  console.log(`${tally.compared} models compared, ${tally.failures.length} beyond the limits, ${tally.leftOut.length} left out.`);
  if (tally.leftOut.length > 0) console.log(`\nLeft out, because Keras has no figures for them:\n  ${tally.leftOut.join('\n  ')}`);
  if (tally.failures.length > 0) {
    console.log(`\nDiffer (one alone: npm run parity -- --seed ${options.seed} --only NUMBER):\n  ${tally.failures.join('\n  ')}`);
  }
  process.exitCode = tally.compared > 0 && tally.failures.length === 0 ? 0 : 1;
}

await main();
