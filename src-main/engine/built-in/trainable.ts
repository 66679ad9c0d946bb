import type { ModelSpec } from '../../core/model/model';
import type { ProblemShape } from '../../core/problem/problem';
import type { BuildOptions, EngineState, NamedTensor, StepResult, Trainable } from '../engine';
import type { LossKernel } from './kernels';
import { lossPlans } from './losses';
import { Network } from './network';
import { createOptimizer, type Optimizer } from './optimizers';
import { restoreState, saveState } from './state';
import { paddedRows, slabSize } from './tensor';

/** A model that the built-in engine trains. Everything is reserved when it is built; nothing is allocated while it trains. */
export class BuiltInTrainable implements Trainable {
  readonly targetSize: number;
  readonly outputSize: number;
  /** The model's layers, weights and masks in memory. */
  readonly network: Network;
  readonly #optimizer: Optimizer;
  readonly #loss: LossKernel;
  readonly #targetsAreIndices: boolean;
  readonly #sampleSize: number;
  readonly #maxBatch: number;
  /** Where a batch, its targets and its answers pass between the caller and the kernels, row by row. */
  readonly #x: number;
  readonly #y: number;
  readonly #answers: number;

  constructor(model: ModelSpec, problem: ProblemShape, seed: number, { maxBatch }: BuildOptions) {
    const network = new Network(model, problem, seed, maxBatch);
    const loss = lossPlans[model.loss];
    this.network = network;
    this.#optimizer = createOptimizer(model.optimizer);
    this.#loss = loss.kernel(network.kernels);
    this.#targetsAreIndices = loss.isIndex === true;
    this.#maxBatch = maxBatch;
    this.#sampleSize = problem.steps * problem.features;
    this.outputSize = network.output.features;
    this.targetSize = loss.targetSize(this.outputSize);
    this.#x = network.memory.reserve(maxBatch * this.#sampleSize);
    this.#y = network.memory.reserve(maxBatch * this.targetSize);
    this.#answers = network.memory.reserve(maxBatch * this.outputSize);
    network.commit();
  }

  trainStep(x: Float32Array, y: Float32Array): StepResult {
    const batch = this.#load(x);
    this.network.forward(paddedRows(batch), true);
    const loss = this.#lossOf(y, batch, true);
    const output = this.#unpack(batch);
    this.network.backward(paddedRows(batch), true);
    this.#optimizer.step(this.network.kernels, this.network.parameters);
    this.network.random.step += 1;
    return { loss, output };
  }

  evaluate(x: Float32Array, y: Float32Array): StepResult {
    const output = this.predict(x);
    return { loss: this.#lossOf(y, output.length / this.outputSize, false), output };
  }

  predict(x: Float32Array): Float32Array {
    const batch = this.#load(x);
    this.network.forward(paddedRows(batch), false);
    return this.#unpack(batch);
  }

  gradients(x: Float32Array, y: Float32Array): readonly NamedTensor[] {
    return this.gradientsOf(x, y, false);
  }

  /** As `gradients`, or with the dropout masks that the next training step will have. */
  gradientsOf(x: Float32Array, y: Float32Array, training: boolean): readonly NamedTensor[] {
    const { parameters } = this.network;
    const batch = this.#load(x);
    this.network.forward(paddedRows(batch), training);
    this.#lossOf(y, batch, true);
    this.network.backward(paddedRows(batch), training);
    return parameters.read(parameters.grads);
  }

  weights(): readonly NamedTensor[] {
    const { parameters } = this.network;
    return parameters.read(parameters.values);
  }

  setWeights(values: readonly Float32Array[]): void {
    const { parameters } = this.network;
    const sizes = parameters.list.map(({ weight }) => weight.shape.reduce((product, length) => product * length, 1));
    if (values.length !== sizes.length || sizes.some((size, index) => values[index]?.length !== size)) {
      throw new Error(`The model has weights of ${sizes.join(', ')} values, but got ${values.map(({ length }) => length).join(', ')}.`);
    }
    for (const [index, parameter] of parameters.list.entries()) parameters.write(parameter, values[index] ?? new Float32Array(0));
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

  #load(x: Float32Array): number {
    const { kernels, memory, input } = this.network;
    const batch = x.length / this.#sampleSize;
    if (!Number.isInteger(batch) || batch < 1 || batch > this.#maxBatch) {
      throw new Error(`A batch has 1 to ${this.#maxBatch} samples of ${this.#sampleSize} values, but got ${x.length} values.`);
    }
    memory.floats(this.#x, x.length).set(x);
    kernels.packInput(input.value, this.#x, batch, paddedRows(batch), input.steps, input.features);
    return batch;
  }

  #lossOf(y: Float32Array, batch: number, withGradient: boolean): number {
    const { kernels, memory, output } = this.network;
    if (y.length !== batch * this.targetSize) {
      throw new Error(`${batch} samples have ${batch * this.targetSize} target values, but got ${y.length}.`);
    }
    if (this.#targetsAreIndices) checkIndices(y, output.features);
    memory.floats(this.#y, y.length).set(y);
    const rows = paddedRows(batch);
    if (withGradient) kernels.zero(output.grad, slabSize(output.features, rows) * 4);
    return this.#loss(output.value, withGradient ? output.grad : 0, this.#y, batch, rows, output.features);
  }

  #unpack(batch: number): Float32Array {
    const { kernels, memory, output } = this.network;
    kernels.unpackOutput(this.#answers, output.value, batch, paddedRows(batch), output.features);
    return memory.floats(this.#answers, batch * this.outputSize);
  }
}

function checkIndices(y: Float32Array, classes: number): void {
  const wrong = y.find((label) => !Number.isInteger(label) || label < 0 || label >= classes);
  if (wrong !== undefined) throw new Error(`A class index is a whole number from 0 to ${classes - 1}, but got ${wrong}.`);
}
