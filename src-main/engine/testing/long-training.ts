import { BuiltInTrainable } from '../built-in/trainable';
import { testModel } from '../built-in/testing/models';
import { testArray, testNumbers } from '../built-in/testing/numbers';
import type { Trainable } from '../engine';
import { tensorflowEngine } from '../tensorflow';
import { prepareTestBackend } from '../tensorflow/testing/backend';

/**
 * A programme of its own, because a test runner's memory grows by itself: trains a small model for many steps and tells, a line of JSON
 * each time, what the process holds after some of them. Run as `node --expose-gc long-training.mjs built-in|threads|tensorflow STEP…`.
 */

/** Bytes, but for `steps`. */
export interface MemoryLine {
  readonly steps: number;
  /** What JavaScript reaches, and the buffers beside it. */
  readonly reachable: number;
  /** The engine's own memory, where it says so. */
  readonly own: number;
  /** The whole process, as the system counts. */
  readonly resident: number;
}

type Kind = 'built-in' | 'threads' | 'tensorflow';

/** Dropout of all kinds, every recurrent layer, a convolution, a normalisation, a schedule: whatever could keep something of a step. */
const everything = testModel(
  [
    { type: 'Conv1D', filters: 4, kernel_size: 3, padding: 'causal', kernel_regularizer: { type: 'L2' } },
    { type: 'SpatialDropout1D', rate: 0.2 },
    { type: 'LSTM', units: 4, return_sequences: true, dropout: 0.2, recurrent_dropout: 0.1 },
    { type: 'Bidirectional', layer: { type: 'GRU', units: 3, return_sequences: true } },
    { type: 'SimpleRNN', units: 3, recurrent_constraint: { type: 'MaxNorm', max_value: 2 } },
    { type: 'LayerNormalization' },
    { type: 'Dense', units: 1, activation: 'sigmoid' },
  ],
  'binary_crossentropy',
  {
    type: 'Adam',
    global_clipnorm: 1,
    learning_rate: { type: 'ExponentialDecay', initial_learning_rate: 0.01, decay_steps: 100, decay_rate: 0.99 },
  },
);
/** Just large enough to be cut into lanes. */
const wide = testModel([
  { type: 'Dense', units: 700, activation: 'relu' },
  { type: 'Dropout', rate: 0.2 },
  { type: 'Dense', units: 1 },
]);
/** TensorFlow takes milliseconds for every layer of a step, and for every weight of a larger optimizer. */
const few = testModel([{ type: 'LSTM', units: 4, dropout: 0.2 }], 'mean_squared_error', { type: 'SGD', momentum: 0.9 });

interface Subject {
  readonly trainable: Trainable;
  readonly sample: number;
  readonly batch: number;
  readonly own: () => number;
}

async function subjectOf(kind: Kind): Promise<Subject> {
  if (kind === 'tensorflow') {
    await prepareTestBackend();
    return { trainable: await tensorflowEngine.build(few, [6, 2], 1, { maxBatch: 5 }), sample: 12, batch: 5, own: () => 0 };
  }
  const [model, input, batch, threads] = kind === 'threads' ? [wide, [200], 64, 2] : [everything, [6, 2], 5, 1];
  const trainable = new BuiltInTrainable(model, input, 1, { maxBatch: batch, threads });
  if (trainable.threads !== threads) throw new Error('The model is too small for threads.');
  return { trainable, sample: input.reduce((size, length) => size * length, 1), batch, own: () => trainable.memoryBytes };
}

/** What a fit loop does: a step, now and then a validation, a checkpoint. */
function step({ trainable, sample, batch }: Subject, number: number, next: () => number): void {
  // Every third batch is the last of an epoch, and smaller.
  const rows = number % 3 === 2 ? batch - 2 : batch;
  const [x, y] = [testArray(rows * sample, next), testArray(rows * trainable.targetSize, next).map(Math.abs)];
  trainable.trainStep(x, y, number % 2 === 0 ? new Float32Array(rows).fill(0.5) : undefined);
  if (number % 10 === 0) trainable.evaluate(x, y);
  if (number % 10 === 5) trainable.predict(x);
  if (number % 100 === 0) trainable.restore(trainable.state().slice());
}

function memoryOf({ own }: Subject, steps: number): MemoryLine {
  const collect = (globalThis as { readonly gc?: () => void }).gc;
  if (!collect) throw new Error('Start it with --expose-gc.');
  collect();
  collect();
  const { heapUsed, external, rss } = process.memoryUsage();
  // `external` counts the buffers too.
  return { steps, reachable: heapUsed + external, own: own(), resident: rss };
}

async function main([kind, ...stops]: readonly string[]): Promise<void> {
  const subject = await subjectOf(kind as Kind);
  const next = testNumbers(7);
  let done = 0;
  for (const stop of stops.map(Number)) {
    for (; done < stop; done++) step(subject, done, next);
    process.stdout.write(`${JSON.stringify(memoryOf(subject, done))}\n`);
    // Between stops, as between epochs, events have their turn.
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  subject.trainable.dispose();
}

await main(process.argv.slice(2));
