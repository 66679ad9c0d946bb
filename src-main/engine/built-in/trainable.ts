import type { ModelSpec } from '../../core/model/model';
import type { BuildOptions, EngineState, NamedTensor, StepResult, Trainable } from '../engine';
import { Constraints } from './constraints';
import { LossWeights } from './loss-weights';
import { planLoss, type LossPlan } from './losses';
import { Network } from './network';
import { firstNotFinite } from './not-finite';
import { Optimizer } from './optimizers';
import { Penalties } from './penalties';
import { restoreState, saveState } from './state';
import { paddedRows, sizeOf, slabSize, type Lengths } from './tensor';
import { Transfer } from './transfer';

/** A model that the built-in engine trains. Everything is reserved when it is built; nothing is allocated while it trains. */
export class BuiltInTrainable implements Trainable {
  readonly outputShape: Lengths;
  readonly targetSize: number;
  readonly outputSize: number;
  /** The model's layers, weights and masks in memory. */
  readonly network: Network;
  readonly #optimizer: Optimizer;
  readonly #penalties: Penalties;
  readonly #constraints: Constraints;
  readonly #loss: LossPlan;
  readonly #weighting: LossWeights;
  readonly #transfer: Transfer;

  constructor(model: ModelSpec, input: Lengths, seed: number, { maxBatch }: BuildOptions) {
    const network = new Network(model, input, seed, maxBatch);
    const { kernels, memory, parameters, output } = network;
    this.network = network;
    this.outputShape = output.shape;
    this.outputSize = sizeOf(output.shape);
    this.#optimizer = new Optimizer(model.optimizer, kernels, parameters);
    this.#penalties = new Penalties(kernels, parameters);
    this.#constraints = new Constraints(kernels, memory, parameters);
    this.#loss = planLoss(model, output.shape, network.fromLogits, kernels);
    this.targetSize = this.#loss.targetSize;
    this.#weighting = new LossWeights(memory, output, paddedRows(maxBatch));
    this.#transfer = new Transfer(network, this.targetSize, maxBatch);
    network.commit();
    this.#constraints.prepare();
    this.#optimizer.prepare();
  }

  trainStep(x: Float32Array, y: Float32Array, sampleWeights?: Float32Array): StepResult {
    const { network } = this;
    const batch = this.#transfer.load(x);
    network.forward(batch, true);
    const loss = this.#lossOf(batch, y, sampleWeights, true);
    const output = this.#transfer.answers(batch);
    network.backward(batch, true);
    this.#penalties.addGradients();
    this.#optimizer.step();
    this.#constraints.apply();
    network.random.step += 1;
    return { loss, output };
  }

  evaluate(x: Float32Array, y: Float32Array, sampleWeights?: Float32Array): StepResult {
    const output = this.predict(x);
    return { loss: this.#lossOf(output.length / this.outputSize, y, sampleWeights, false), output };
  }

  predict(x: Float32Array): Float32Array {
    const batch = this.#transfer.load(x);
    this.network.forward(batch, false);
    return this.#transfer.answers(batch);
  }

  resetStates(): void {
    for (const layer of this.network.layers) layer.resetStates?.();
  }

  gradients(x: Float32Array, y: Float32Array, sampleWeights?: Float32Array): readonly NamedTensor[] {
    return this.gradientsOf(x, y, false, sampleWeights);
  }

  /** As `gradients`, or with the dropout masks that the next training step will have. */
  gradientsOf(x: Float32Array, y: Float32Array, training: boolean, sampleWeights?: Float32Array): readonly NamedTensor[] {
    const batch = this.#transfer.load(x);
    this.network.forward(batch, training);
    this.#lossOf(batch, y, sampleWeights, true);
    this.network.backward(batch, training);
    this.#penalties.addGradients();
    return this.network.parameters.readGradients();
  }

  weights(): readonly NamedTensor[] {
    return this.network.parameters.read();
  }

  setWeights(values: readonly Float32Array[]): void {
    const { parameters } = this.network;
    const sizes = parameters.list.map(({ weight }) => sizeOf(weight.shape));
    if (values.length !== sizes.length || sizes.some((size, index) => values[index]?.length !== size)) {
      throw new Error(`The model has weights of ${sizes.join(', ')} values, but got ${values.map(({ length }) => length).join(', ')}.`);
    }
    for (const [index, parameter] of parameters.list.entries()) parameters.write(parameter, values[index] ?? new Float32Array(0));
  }

  learningRate(): number {
    return this.#optimizer.learningRate();
  }

  setLearningRate(rate: number): void {
    this.#optimizer.setLearningRate(rate);
  }

  notFiniteLayer(): string | null {
    return firstNotFinite(this.network, this.#transfer.batch);
  }

  state(): EngineState {
    return saveState(this.network, this.#optimizer);
  }

  restore(state: EngineState): void {
    restoreState(state, this.network, this.#optimizer);
  }

  /** The memory belongs to this model alone and goes with it. */
  dispose(): void {
    // Nothing is held outside the object.
  }

  /** Size of the memory in bytes; fixed once the model is built. */
  get memoryBytes(): number {
    return this.network.kernels.memory.buffer.byteLength;
  }

  /** @returns loss and penalties of the batch that was put through last */
  #lossOf(batch: number, y: Float32Array, sampleWeights: Float32Array | undefined, withGradient: boolean): number {
    const { kernels, output } = this.network;
    const rows = paddedRows(batch);
    const targets = this.#transfer.targets(y, batch, this.#loss.isIndex);
    if (sampleWeights && sampleWeights.length !== batch) {
      throw new Error(`${batch} samples have ${batch} weights, but got ${sampleWeights.length}.`);
    }
    const { weights, scale } = this.#weighting.share(batch, rows, sampleWeights);
    if (withGradient) kernels.zero(output.grad, output.steps * slabSize(output.features, rows) * 4);
    const grad = withGradient ? output.grad : 0;
    const loss = this.#loss.compute(output.value, grad, targets, weights, batch, rows, output.steps, output.features, scale);
    return loss + this.#penalties.sum();
  }
}
