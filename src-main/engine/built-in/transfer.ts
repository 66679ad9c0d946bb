import type { Network } from './network';
import { paddedRows, sizeOf } from './tensor';

/** Brings batches, targets and answers between the caller's rows and the kernels' slabs. */
export class Transfer {
  /** Samples of the batch that was loaded last. */
  batch = 0;
  readonly #sampleSize: number;
  readonly #outputSize: number;
  readonly #x: number;
  readonly #y: number;
  readonly #answers: number;

  constructor(
    private readonly network: Network,
    targetSize: number,
    private readonly maxBatch: number,
  ) {
    this.#sampleSize = sizeOf(network.input.shape);
    this.#outputSize = sizeOf(network.output.shape);
    this.#x = network.memory.reserve(maxBatch * this.#sampleSize);
    this.#y = network.memory.reserve(maxBatch * targetSize);
    this.#answers = network.memory.reserve(maxBatch * this.#outputSize);
  }

  /** @returns samples of the batch */
  load(x: Float32Array): number {
    const { kernels, memory, input } = this.network;
    const batch = checkBatch(x.length, this.#sampleSize, this.maxBatch);
    memory.floats(this.#x, x.length).set(x);
    kernels.packInput(input.value, this.#x, batch, paddedRows(batch), input.steps, input.features);
    this.batch = batch;
    return batch;
  }

  /** @returns address of the targets, as the losses read them */
  targets(y: Float32Array, areIndices: boolean): number {
    if (areIndices) checkIndices(y, this.network.output.features);
    this.network.memory.floats(this.#y, y.length).set(y);
    return this.#y;
  }

  /** @returns a view that the next call overwrites */
  answers(batch: number): Float32Array {
    const { kernels, memory, output, answers } = this.network;
    kernels.unpackOutput(this.#answers, answers, batch, paddedRows(batch), output.steps, output.features);
    return memory.floats(this.#answers, batch * this.#outputSize);
  }

  /** @returns the same view again */
  view(): Float32Array {
    return this.network.memory.floats(this.#answers, this.batch * this.#outputSize);
  }
}

/** @returns samples of the batch */
export function checkBatch(values: number, sampleSize: number, maxBatch: number): number {
  const batch = values / sampleSize;
  if (!Number.isInteger(batch) || batch < 1 || batch > maxBatch) {
    throw new Error(`A batch has 1 to ${maxBatch} samples of ${sampleSize} values, but got ${values} values.`);
  }
  return batch;
}

export function checkTargets(y: Float32Array, sampleWeights: Float32Array | undefined, batch: number, targetSize: number): void {
  if (y.length !== batch * targetSize) throw new Error(`${batch} samples have ${batch * targetSize} target values, but got ${y.length}.`);
  if (sampleWeights && sampleWeights.length !== batch) {
    throw new Error(`${batch} samples have ${batch} weights, but got ${sampleWeights.length}.`);
  }
}

function checkIndices(y: Float32Array, classes: number): void {
  const wrong = y.find((label) => !Number.isInteger(label) || label < 0 || label >= classes);
  if (wrong !== undefined) throw new Error(`A class index is a whole number from 0 to ${classes - 1}, but got ${wrong}.`);
}
