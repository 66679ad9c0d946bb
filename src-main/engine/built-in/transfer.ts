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
    private readonly targetSize: number,
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
    const batch = x.length / this.#sampleSize;
    if (!Number.isInteger(batch) || batch < 1 || batch > this.maxBatch) {
      throw new Error(`A batch has 1 to ${this.maxBatch} samples of ${this.#sampleSize} values, but got ${x.length} values.`);
    }
    memory.floats(this.#x, x.length).set(x);
    kernels.packInput(input.value, this.#x, batch, paddedRows(batch), input.steps, input.features);
    this.batch = batch;
    return batch;
  }

  /** @returns address of the targets, as the losses read them */
  targets(y: Float32Array, batch: number, areIndices: boolean): number {
    if (y.length !== batch * this.targetSize) {
      throw new Error(`${batch} samples have ${batch * this.targetSize} target values, but got ${y.length}.`);
    }
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
}

function checkIndices(y: Float32Array, classes: number): void {
  const wrong = y.find((label) => !Number.isInteger(label) || label < 0 || label >= classes);
  if (wrong !== undefined) throw new Error(`A class index is a whole number from 0 to ${classes - 1}, but got ${wrong}.`);
}
