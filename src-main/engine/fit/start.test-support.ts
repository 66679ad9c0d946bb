import { randomStream } from '../../core/problem/random';
import { DenseSamples } from '../../core/problem/samples';
import { trainingSpecSchema, type TrainingSpecInput } from '../../core/run/run';
import type { Trainable } from '../engine';
import { fit } from './fit';
import type { EpochEnd, FitInput } from './fit-types';
import type { TrainingPart } from './part';

/** A part whose values are written out, for tests to look at. */
export interface DensePart extends TrainingPart {
  readonly x: DenseSamples;
  readonly y: DenseSamples;
}

/** @param y one value a row */
export function densePart(x: Float32Array, y: Float32Array): DensePart {
  return { x: new DenseSamples(x, y.length === 0 ? 0 : x.length / y.length), y: new DenseSamples(y, 1), open: null };
}

/** Two features, of which the first is the row's number; the class follows the second, not without errors. */
export function part(rows: number, seed: number): DensePart {
  const random = randomStream(seed);
  const x = new Float32Array(rows * 2);
  const y = new Float32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const value = random.below(2001) / 1000 - 1;
    x[row * 2] = row;
    x[row * 2 + 1] = value;
    y[row] = value + (random.below(1001) / 1000 - 0.5) > 0 ? 1 : 0;
  }
  return densePart(x, y);
}

export function start(
  trainable: Trainable,
  training: TrainingSpecInput,
  changes: Partial<FitInput> = {},
  onEpoch?: (epoch: EpochEnd) => void,
) {
  let time = 0;
  return fit({
    trainable,
    train: part(70, 1),
    validation: part(30, 2),
    training: trainingSpecSchema.parse({ early_stopping: null, ...training }),
    task: 'binary',
    labels: ['no', 'yes'],
    seed: 5,
    clock: { now: () => (time += 0.5), pause: () => Promise.resolve() },
    listener: { onProgress: () => undefined, onEpoch: (epoch) => onEpoch?.(epoch), cancelled: () => false },
    ...changes,
  });
}
