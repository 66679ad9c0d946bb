import type { ProblemShape } from '../core/problem/problem';
import type { ModelSpec } from '../core/model/model';

/** Something an engine can compute on. */
export interface Device {
  /** `1 core, 128-bit SIMD`. */
  readonly name: string;
}

/** A part of a model that an engine cannot compute, named so that the user can change it. */
export interface Unsupported {
  /** Index in the stack; null for loss or optimizer. */
  readonly layer: number | null;
  readonly option: string;
  readonly message: string;
}

/** One trainable tensor, as Keras lays it out. */
export interface NamedTensor {
  /** `lstm_1/recurrent_kernel`: the layer's Keras name and the weight's. */
  readonly name: string;
  readonly shape: readonly number[];
  /** Row-major copy. */
  readonly values: Float32Array;
}

/** Everything that training depends on: restoring it goes on to the same bits. */
export type EngineState = Uint8Array;

/** Computes models. Both engines implement it; the fit loop knows nothing else of them. */
export interface Engine {
  readonly name: 'built-in' | 'tensorflow';
  devices(): Promise<readonly Device[]>;
  /** @returns nothing where the model can be trained as it stands */
  supports(model: ModelSpec): readonly Unsupported[];
  /**
   * @param model a stack that `checkModel` found buildable for `problem`
   * @param seed seeds initialisers and dropout
   * @throws SeqbenchError `model.invalid` where `supports` names something
   */
  build(model: ModelSpec, problem: ProblemShape, seed: number, options: BuildOptions): Promise<Trainable>;
}

export interface BuildOptions {
  /** Largest batch that will be given, in samples; memory is laid out for it. */
  readonly maxBatch: number;
}

/** A model with weights. Arrays are float32, row-major; the caller keeps what it passes, the engine keeps what it returns until its next call. */
export interface Trainable {
  /** Values that one sample's target has: 1, or the number of classes for one-hot targets. */
  readonly targetSize: number;
  /** Values that one sample's answer has. */
  readonly outputSize: number;
  /**
   * Forward, loss, backward, optimizer.
   *
   * @param x [batch, steps, features], scaled
   * @param y [batch, targetSize]; class indices for sparse categorical cross-entropy
   * @returns mean loss of the batch and its answers [batch, outputSize], before the update, with dropout active
   */
  trainStep(x: Float32Array, y: Float32Array): StepResult;
  /** Loss and answers without dropout and without learning. */
  evaluate(x: Float32Array, y: Float32Array): StepResult;
  /** @returns answers [batch, outputSize], without dropout */
  predict(x: Float32Array): Float32Array;
  /** Gradients of the mean loss for all weights, in the order of `weights()`, without dropout and without learning. */
  gradients(x: Float32Array, y: Float32Array): readonly NamedTensor[];
  weights(): readonly NamedTensor[];
  /** @param values in the order and with the sizes of `weights()` */
  setWeights(values: readonly Float32Array[]): void;
  state(): EngineState;
  restore(state: EngineState): void;
  dispose(): void;
}

export interface StepResult {
  readonly loss: number;
  readonly output: Float32Array;
}
