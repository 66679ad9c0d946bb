import * as tf from '@tensorflow/tfjs-core';
import type { ModelSpec } from '../../core/model/model';
import { kerasNames } from '../built-in/keras-names';
import type { BuildOptions, EngineState, NamedTensor, StepResult, Trainable } from '../engine';
import { type Batch, checkBatch, checkWeights } from './batch';
import { lossOf } from './losses';
import type { LossFunction } from './losses/loss';
import { lossShares } from './losses/weighting';
import { Network, type Through } from './network';
import { named, Parameters } from './parameters';
import type { Pass } from './pass';
import { penalty, penaltyGradient } from './penalties';
import { StepNoise } from './random';
import { scoped } from './scope';
import { product } from './shapes';
import { decodeState, encodeState } from './state';
import { KeptStates } from './states';
import { Updates } from './updates';

/** A model that TensorFlow trains, operation by operation; the operations run on the device that TensorFlow chose when it was loaded. */
export class TensorFlowTrainable implements Trainable {
  readonly outputShape: readonly number[];
  readonly targetSize: number;
  readonly outputSize: number;
  readonly #network: Network;
  readonly #parameters: Parameters;
  readonly #updates: Updates;
  readonly #loss: LossFunction;
  readonly #states = new KeptStates();
  readonly #names: readonly string[];
  #seed: number;
  /** What every layer answered in the last training step. */
  #answers: readonly tf.Tensor[] = [];

  constructor(
    private readonly model: ModelSpec,
    private readonly input: readonly number[],
    seed: number,
    private readonly options: BuildOptions,
  ) {
    this.#seed = seed;
    this.#network = new Network(model, input);
    this.outputShape = this.#network.shapes.at(-1) ?? [];
    this.outputSize = product(this.outputShape);
    this.targetSize = product(this.#targetShape);
    this.#parameters = new Parameters(model.layers, this.#network.shapes, seed);
    this.#updates = new Updates(model.optimizer, this.#parameters);
    this.#loss = lossOf(model, this.#network.fromLogits);
    this.#names = kerasNames(model.layers);
  }

  trainStep(x: Float32Array, y: Float32Array, sampleWeights?: Float32Array): StepResult {
    const batch = this.#check({ x, y, sampleWeights });
    return scoped(() => {
      const pieces = this.#parameters.pieces();
      const noise = new StepNoise(this.#seed, this.#updates.iterations);
      const pass: Pass = { noise, learning: true, states: this.#goOn(batch), mask: null, statistics: new Map() };
      const { through, loss, gradients } = this.#differentiate({ x, y, sampleWeights }, batch, pieces, pass);
      const result = { loss: scalarOf(loss), output: floatsOf(through.answers) };
      this.#keepAnswers(through);
      this.#parameters.follow(pass.statistics);
      this.#updates.apply(gradients);
      return result;
    });
  }

  evaluate(x: Float32Array, y: Float32Array, sampleWeights?: Float32Array): StepResult {
    const batch = this.#check({ x, y, sampleWeights });
    return scoped(() => {
      const pieces = this.#parameters.pieces();
      const through = this.#forward(x, batch, pieces, this.#quiet(batch));
      const { loss } = this.#lossOf(through, { x, y, sampleWeights }, batch, pieces);
      return { loss: scalarOf(loss), output: floatsOf(through.answers) };
    });
  }

  predict(x: Float32Array): Float32Array {
    const batch = this.#check({ x });
    return scoped(() => floatsOf(this.#forward(x, batch, this.#parameters.pieces(), this.#quiet(batch)).answers));
  }

  resetStates(): void {
    this.#states.clear();
  }

  gradients(x: Float32Array, y: Float32Array, sampleWeights?: Float32Array): readonly NamedTensor[] {
    const batch = this.#check({ x, y, sampleWeights });
    return scoped(() => {
      const pass: Pass = { noise: null, learning: false, states: null, mask: null, statistics: new Map() };
      const { gradients } = this.#differentiate({ x, y, sampleWeights }, batch, this.#parameters.pieces(), pass);
      return this.#parameters.learned.map(({ name, weight }, index) =>
        named(name, weight, floatsOf(gradients[index] ?? tf.zeros([...weight.shape]))),
      );
    });
  }

  weights(): readonly NamedTensor[] {
    return this.#parameters.read();
  }

  setWeights(values: readonly Float32Array[]): void {
    checkWeights(values, this.#parameters.list);
    this.#parameters.write(values);
  }

  learningRate(): number {
    return this.#updates.rate;
  }

  setLearningRate(rate: number): void {
    this.#updates.rate = rate;
  }

  notFiniteLayer(): string | null {
    const isFinite = (values: Float32Array): boolean => values.every((value) => Number.isFinite(value));
    const wrong = this.#answers.findIndex((answers) => !isFinite(floatsOf(answers)));
    if (wrong >= 0) return this.#names[wrong] ?? null;
    const weight = this.weights().find(({ values }) => !isFinite(values));
    return weight ? (weight.name.split('/')[0] ?? weight.name) : null;
  }

  state(): EngineState {
    const { iterations, rate, slots } = this.#updates;
    const arrays = [...this.weights().map(({ values }) => values), ...slots.map(floatsOf)];
    return encodeState({ numbers: [this.#seed, iterations, rate], arrays });
  }

  restore(state: EngineState): void {
    const { list, size } = this.#parameters;
    const slots = this.#updates.slots.length;
    const lengths = [...list.map((parameter) => parameter.size), ...Array.from({ length: slots }, () => size)];
    const { numbers, arrays } = decodeState(state, { numbers: 3, lengths });
    const [seed = 0, iterations = 0, rate = 0] = numbers;
    this.#seed = seed;
    this.#parameters.write(arrays.slice(0, list.length));
    this.#updates.restore(iterations, rate, arrays.slice(list.length));
  }

  dispose(): void {
    this.#parameters.dispose();
    this.#updates.dispose();
    this.#states.clear();
    tf.dispose([...this.#answers]);
    this.#answers = [];
  }

  /** Of one sample: the answers' shape, without its last axis for class indices. */
  get #targetShape(): readonly number[] {
    return this.model.loss === 'sparse_categorical_crossentropy' ? this.outputShape.slice(0, -1) : this.outputShape;
  }

  #check(batch: Batch): number {
    const { input, targetSize, outputShape, model, options } = this;
    const classes = model.loss === 'sparse_categorical_crossentropy' ? (outputShape.at(-1) ?? null) : null;
    return checkBatch(batch, { sampleSize: product(input), targetSize, classes, maxBatch: options.maxBatch, layers: model.layers });
  }

  /** Without dropout and learning; stateful layers go on. */
  #quiet(batch: number): Pass {
    return { noise: null, learning: false, states: this.#goOn(batch), mask: null, statistics: new Map() };
  }

  #goOn(batch: number): KeptStates {
    this.#states.prepare(batch);
    return this.#states;
  }

  #forward(x: Float32Array, batch: number, pieces: readonly tf.Tensor[], pass: Pass): Through {
    const weights = this.#parameters.byLayer(pieces, this.#network.depth);
    return this.#network.forward(tf.tensor(x.slice(), [batch, ...this.input]), weights, pass);
  }

  /** @returns loss with penalties, and the gradient for what it is computed from */
  #lossOf(through: Through, { y, sampleWeights }: Batch, batch: number, pieces: readonly tf.Tensor[]) {
    const losses = this.#loss(through.value, tf.tensor(y?.slice() ?? [], [batch, ...this.#targetShape]));
    const shares = lossShares(losses.values.shape, sampleWeights ? tf.tensor1d(sampleWeights.slice()) : null, through.mask);
    const penalties = pieces.flatMap((piece, index) => {
      const regularizer = this.#parameters.learned[index]?.weight.regularizer;
      return regularizer ? penalty(regularizer, piece) : [];
    });
    const loss = tf.addN([tf.sum(tf.mul(losses.values, shares)), ...penalties]);
    return { loss, back: () => losses.back(tf.mul(tf.onesLike(losses.values), shares)) };
  }

  #differentiate(given: Batch, batch: number, pieces: readonly tf.Tensor[], pass: Pass) {
    const through = this.#forward(given.x, batch, pieces, pass);
    const { loss, back } = this.#lossOf(through, given, batch, pieces);
    const byLayer = this.#parameters.learned.length > 0 ? this.#network.backward(through, back()) : [];
    const gradients = this.#parameters.learned.map(({ layer, weight }, index) => {
      const piece = pieces[index];
      const own = byLayer[layer]?.[weight.name];
      if (!piece || !own) throw new Error(`${this.#names[layer] ?? ''} gave no gradient for ${weight.name}.`);
      return weight.regularizer ? tf.add(own, penaltyGradient(weight.regularizer, piece)) : own;
    });
    return { through, loss, gradients };
  }

  #keepAnswers({ layers, answers }: Through): void {
    tf.dispose([...this.#answers]);
    // Clones: an answer may be the batch itself, or be disposed by the layer that made it.
    this.#answers = [...layers.slice(0, -1).map(({ value }) => value), answers].map((value) => tf.keep(tf.clone(value)));
  }
}

function scalarOf(tensor: tf.Tensor): number {
  return floatsOf(tensor)[0] ?? NaN;
}

function floatsOf(tensor: tf.Tensor): Float32Array {
  return tensor.dataSync<'float32'>();
}
