import type { Worker } from 'node:worker_threads';
import type { ModelSpec } from '../../core/model/model';
import { multiplicationsOf, weightCount } from '../../core/model/work';
import type { BuildOptions, EngineState, NamedTensor, StepResult, Trainable } from '../engine';
import { Constraints } from './constraints';
import { movedWeightCount } from './idle-weights';
import { layerShapes, Network } from './network';
import { Optimizer } from './optimizers';
import { type BatchInput, NetworkPass, type Pass } from './pass';
import { Penalties } from './penalties';
import { restoreState, saveState } from './state';
import { sizeOf, type Lengths } from './tensor';
import { couplesRows } from './threads/couples-rows';
import { laneCount } from './threads/lanes';
import { LanesPass } from './threads/lanes-pass';

/** Moved weights from which on their update alone is worth sharing out, however small the batch: a tenth of a millisecond of Adam on one core. */
const SHARED_UPDATE = 100_000;
/** As many as lanes and ranges can be. */
const MOST_THREADS = 8;

/** A model that the built-in engine trains. Everything is reserved when it is built; nothing is allocated while it trains. */
export class BuiltInTrainable implements Trainable {
  readonly outputShape: Lengths;
  readonly targetSize: number;
  readonly outputSize: number;
  /** Cores that it uses: 1 for a model too small to share out, and for one whose rows cannot be computed apart. */
  readonly threads: number;
  /** The model's layers, weights and masks in memory; where the batch is cut into lanes, the first lane's. */
  readonly network: Network;
  readonly #pass: Pass;
  readonly #optimizer: Optimizer;
  readonly #penalties: Penalties;
  readonly #constraints: Constraints;

  constructor(model: ModelSpec, input: Lengths, seed: number, { maxBatch, threads = 1 }: BuildOptions) {
    const { layers } = model;
    const shapes = layerShapes(layers, input);
    const size = { multiplications: multiplicationsOf(layers, shapes), weights: weightCount(layers, shapes) };
    const lanes = layers.some(couplesRows) ? 1 : laneCount(size, maxBatch);
    const isShared = lanes > 1 || (movedWeightCount(layers, shapes) >= SHARED_UPDATE && !layers.some(couplesRows));
    this.threads = isShared ? Math.max(1, Math.min(threads, MOST_THREADS)) : 1;
    const pass = isShared
      ? new LanesPass({ model, input, seed, maxBatch, size, threads: this.threads })
      : new NetworkPass(model, new Network(model, input, seed, maxBatch), maxBatch);
    const { network } = pass;
    const { kernels, memory, parameters, output } = network;
    this.#pass = pass;
    this.network = network;
    this.outputShape = output.shape;
    this.outputSize = sizeOf(output.shape);
    this.targetSize = pass.targetSize;
    this.#optimizer = new Optimizer(model.optimizer, kernels, parameters);
    this.#penalties = new Penalties(kernels, parameters);
    this.#constraints = new Constraints(kernels, memory, parameters);
    network.commit();
    this.#constraints.prepare();
    this.#optimizer.prepare();
    pass.start();
  }

  trainStep(x: Float32Array, y: Float32Array, sampleWeights?: Float32Array): StepResult {
    const batch = { x, y, sampleWeights };
    const step = (): void => {
      this.#optimizer.step();
    };
    const ahead = this.#penalties.none && this.#optimizer.movesEachAlone;
    const result = ahead ? this.#pass.train(batch, step) : this.#learnAndUpdate(batch, step);
    this.#constraints.apply();
    this.network.random.step += 1;
    return result;
  }

  #learnAndUpdate(batch: BatchInput, step: () => void): StepResult {
    const { loss, output } = this.#pass.learn(batch, true);
    const penalties = this.#penalties.sum();
    this.#penalties.addGradients();
    this.#pass.update(step);
    return { loss: loss + penalties, output };
  }

  evaluate(x: Float32Array, y: Float32Array, sampleWeights?: Float32Array): StepResult {
    const { loss, output } = this.#pass.evaluate({ x, y, sampleWeights });
    return { loss: loss + this.#penalties.sum(), output };
  }

  predict(x: Float32Array): Float32Array {
    return this.#pass.predict(x);
  }

  resetStates(): void {
    for (const layer of this.network.layers) layer.resetStates?.();
  }

  gradients(x: Float32Array, y: Float32Array, sampleWeights?: Float32Array): readonly NamedTensor[] {
    return this.gradientsOf(x, y, false, sampleWeights);
  }

  /** As `gradients`, or with the dropout masks that the next training step will have. */
  gradientsOf(x: Float32Array, y: Float32Array, training: boolean, sampleWeights?: Float32Array): readonly NamedTensor[] {
    this.#pass.learn({ x, y, sampleWeights }, training);
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
    return this.#pass.notFiniteLayer();
  }

  state(): EngineState {
    return saveState(this.network, this.#optimizer);
  }

  restore(state: EngineState): void {
    restoreState(state, this.network, this.#optimizer);
  }

  /** Ends the threads; the memory belongs to this model alone and goes with it. */
  dispose(): void {
    this.#pass.dispose();
  }

  /** The threads besides the caller's. */
  get workers(): readonly Worker[] {
    return this.#pass.workers;
  }

  /** Size of the memory in bytes; fixed once the model is built. */
  get memoryBytes(): number {
    return this.network.kernels.memory.buffer.byteLength;
  }
}
