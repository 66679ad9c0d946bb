import type { Worker } from 'node:worker_threads';
import type { ModelSpec } from '../../core/model/model';
import type { StepResult } from '../engine';
import { LossWeights } from './loss-weights';
import { planLoss, type LossPlan } from './losses';
import type { Network } from './network';
import { firstNotFinite } from './not-finite';
import { paddedRows, slabSize } from './tensor';
import { checkTargets, Transfer } from './transfer';

/** A batch as the caller gives it. */
export interface BatchInput {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly sampleWeights: Float32Array | undefined;
}

/** Puts batches through a model. Losses come without penalties. */
export interface Pass {
  readonly targetSize: number;
  predict(x: Float32Array): Float32Array;
  evaluate(batch: BatchInput): StepResult;
  /** Leaves the gradients in `parameters.grads`. @param training whether dropout is active */
  learn(batch: BatchInput, training: boolean): StepResult;
  /** Does what an optimizer does with the gradients. */
  update(work: () => void): void;
  /**
   * Learns with dropout, and updates.
   *
   * @param work of an optimizer that moves every weight by its own gradient alone; it may be asked for its calls before the gradients are there
   */
  train(batch: BatchInput, work: () => void): StepResult;
  notFiniteLayer(): string | null;
  /** Once the memory is there. */
  start(): void;
  /** The threads that it keeps, besides the caller's. */
  readonly workers: readonly Worker[];
  dispose(): void;
}

/** One network, one piece after the other: the rows of a whole batch, or those of a lane. */
export class NetworkPass implements Pass {
  readonly targetSize: number;
  readonly workers = [];
  readonly loss: LossPlan;
  readonly transfer: Transfer;
  readonly #weighting: LossWeights;

  constructor(
    model: ModelSpec,
    readonly network: Network,
    maxBatch: number,
  ) {
    const { kernels, memory, output } = network;
    this.loss = planLoss(model, output.shape, network.fromLogits, kernels);
    this.targetSize = this.loss.targetSize;
    this.#weighting = new LossWeights(memory, output, paddedRows(maxBatch));
    this.transfer = new Transfer(network, this.targetSize, maxBatch);
  }

  predict(x: Float32Array): Float32Array {
    const batch = this.transfer.load(x);
    this.network.forward(batch, false);
    this.network.check(batch);
    return this.transfer.answers(batch);
  }

  evaluate(batch: BatchInput): StepResult {
    const output = this.predict(batch.x);
    return { loss: this.lossOf(batch, false), output };
  }

  learn(batch: BatchInput, training: boolean): StepResult {
    const rows = this.transfer.load(batch.x);
    this.network.forward(rows, training);
    this.network.check(rows);
    const loss = this.lossOf(batch, true);
    const output = this.transfer.answers(rows);
    this.network.backward(rows, training);
    return { loss, output };
  }

  update(work: () => void): void {
    work();
  }

  train(batch: BatchInput, work: () => void): StepResult {
    const result = this.learn(batch, true);
    work();
    return result;
  }

  notFiniteLayer(): string | null {
    return firstNotFinite(this.network, this.transfer.batch);
  }

  start(): void {
    // A network prepares itself.
  }

  /** The memory belongs to this model alone and goes with it. */
  dispose(): void {
    // Nothing is held outside the object.
  }

  /**
   * Of the batch that was loaded last.
   *
   * @param whole samples of the batch that this one is a part of; the loss is this one's share of its mean
   */
  lossOf({ y, sampleWeights }: Omit<BatchInput, 'x'>, withGradient: boolean, whole?: number): number {
    const { kernels, output } = this.network;
    const { batch } = this.transfer;
    const rows = paddedRows(batch);
    checkTargets(y, sampleWeights, batch, this.targetSize);
    const targets = this.transfer.targets(y, this.loss.isIndex);
    const share = this.#weighting.share(batch, rows, sampleWeights);
    const scale = whole === undefined ? share.scale : 1 / (whole * output.steps);
    // A model without weights has none to be learned, and no gradient of its output.
    const grad = withGradient ? output.grad : 0;
    if (grad !== 0) kernels.zero(grad, output.steps * slabSize(output.features, rows) * 4);
    return this.loss.compute(output.value, grad, targets, share.weights, batch, rows, output.steps, output.features, scale);
  }
}
