import { modelSpecSchema } from '../core/model/model';
import { problemSpecSchema } from '../core/problem/problem';
import { trainingSpecSchema } from '../core/run/run';
import type { FitClock } from '../engine/fit';
import { builtInEngine } from '../engine/built-in';

/** Steps of its sequences, and rows of a batch: as much as compilers need to see that a loop is worth their work. */
const [steps, rows] = [36, 32];

/**
 * What the first run of a process would wait for, done while nothing else is to be done: kernels are compiled, and the code that checks a job,
 * builds a model and trains it has run once. 0.15 s of processor time; nothing of it is left but compiled code.
 *
 * @param wanted asked between two pieces: whether there is still nothing else to do
 */
export async function warmUp(wanted: () => boolean, clock: FitClock): Promise<void> {
  await clock.pause();
  if (!wanted()) return;
  problemSpecSchema.parse({ task: 'binary' });
  trainingSpecSchema.parse({});
  const model = modelSpecSchema.parse({
    name: 'Warm-up',
    layers: [
      { type: 'Input' },
      { type: 'LSTM', units: 32, return_sequences: true },
      { type: 'GRU', units: 32 },
      { type: 'Dense', units: 1, activation: 'sigmoid' },
    ],
    loss: 'binary_crossentropy',
    optimizer: { type: 'Adam' },
  });
  const trainable = await builtInEngine.build(model, [steps, 1], 1, { maxBatch: rows });
  try {
    for (let step = 0; step < 2; step += 1) {
      await clock.pause();
      if (!wanted()) return;
      trainable.trainStep(new Float32Array(rows * steps).fill(0.5), new Float32Array(rows));
    }
  } finally {
    trainable.dispose();
  }
}
