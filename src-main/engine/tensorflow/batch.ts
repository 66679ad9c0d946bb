import type { LayerSpec } from '../../core/model/layers';
import type { Parameter } from './parameters';

/** What a model is given at once. */
export interface Batch {
  readonly x: Float32Array;
  readonly y?: Float32Array;
  readonly sampleWeights?: Float32Array | undefined;
}

interface Wanted {
  readonly sampleSize: number;
  readonly targetSize: number;
  /** Classes that a target may name; null where targets are values. */
  readonly classes: number | null;
  readonly maxBatch: number;
  readonly layers: readonly LayerSpec[];
}

/**
 * @returns samples in the batch
 * @throws Error where sizes do not fit, or a number names no class or no row of an embedding
 */
export function checkBatch({ x, y, sampleWeights }: Batch, { sampleSize, targetSize, classes, maxBatch, layers }: Wanted): number {
  const batch = x.length / sampleSize;
  if (!Number.isInteger(batch) || batch < 1 || batch > maxBatch) {
    throw new Error(`A batch has 1 to ${maxBatch} samples of ${sampleSize} values, but got ${x.length} values.`);
  }
  if (y && y.length !== batch * targetSize)
    throw new Error(`${batch} samples have ${batch * targetSize} target values, but got ${y.length}.`);
  if (sampleWeights && sampleWeights.length !== batch)
    throw new Error(`${batch} samples have ${batch} weights, but got ${sampleWeights.length}.`);
  if (y && classes !== null) checkNumbers('A class index', y, classes);
  const first = layers.find(({ type }) => type !== 'Input');
  if (first?.type === 'Embedding') checkNumbers('A number for an embedding', x, first.input_dim);
  return batch;
}

function checkNumbers(what: string, values: Float32Array, end: number): void {
  const wrong = values.find((value) => !Number.isInteger(value) || value < 0 || value >= end);
  if (wrong !== undefined) throw new Error(`${what} is a whole number from 0 to ${end - 1}, but got ${wrong}.`);
}

/** @throws Error where the values are not those of the model's weights */
export function checkWeights(values: readonly Float32Array[], list: readonly Parameter[]): void {
  if (values.length === list.length && list.every(({ size }, index) => values[index]?.length === size)) return;
  const sizes = list.map(({ size }) => size).join(', ');
  throw new Error(`The model has weights of ${sizes} values, but got ${values.map(({ length }) => length).join(', ')}.`);
}
