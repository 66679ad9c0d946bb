import type { ModelSpec } from '../core/model/model';

/** Something an engine can compute on. */
export interface Device {
  readonly kind: 'cpu' | 'gpu';
  /** `1 core, 128-bit SIMD`; a GPU with its memory. */
  readonly name: string;
}

/** A part of a model that an engine cannot compute, named so that the user can change it. */
export interface Unsupported {
  /** Index in the stack; null for loss or optimizer. */
  readonly layer: number | null;
  readonly option: string;
  readonly message: string;
}

/** One tensor of a model, as Keras lays it out. */
export interface NamedTensor {
  /** `lstm_1/recurrent_kernel`: the layer's Keras name and the weight's. */
  readonly name: string;
  readonly shape: readonly number[];
  /** Row-major copy. */
  readonly values: Float32Array;
  /** False for what is not learned by gradients: the moving statistics of BatchNormalization. */
  readonly trainable: boolean;
}

/** Everything that training depends on: restoring it goes on to the same bits. */
export type EngineState = Uint8Array;

/** Computes models. Both engines implement it; the fit loop knows nothing else of them. */
export interface Engine {
  readonly name: 'built-in' | 'tensorflow';
  /** @returns none where the engine cannot be had here */
  devices(): Promise<readonly Device[]>;
  /** @returns nothing where the model can be trained as it stands */
  supports(model: ModelSpec): readonly Unsupported[];
  /**
   * @param model a stack that `checkModel` found buildable
   * @param input shape of one sample: [steps, features], [height, width, channels] or [features]
   * @param seed seeds initialisers, dropout and noise
   * @throws SeqbenchError `model.invalid` where `supports` names something, or a layer does not fit
   */
  build(model: ModelSpec, input: readonly number[], seed: number, options: BuildOptions): Promise<Trainable>;
}

export interface BuildOptions {
  /** Largest batch that will be given, in samples; memory is laid out for it. */
  readonly maxBatch: number;
  /** Which of the engine's devices; its first where left out. */
  readonly device?: Device['kind'];
  /** Cores it may use; the answer does not depend on them, to the bit. 1 where left out. */
  readonly threads?: number;
}

/** A model with weights. Arrays are float32, row-major; the caller keeps what it passes, the engine keeps what it returns until its next call. */
export interface Trainable {
  /** Shape of one sample's answer: [units], or [steps, units] where every step has one. */
  readonly outputShape: readonly number[];
  /** Values that one sample's target has: as many as its answer, or one a step for sparse categorical cross-entropy. */
  readonly targetSize: number;
  /** Values that one sample's answer has. */
  readonly outputSize: number;
  /**
   * Forward, loss, backward, optimizer.
   *
   * @param x [batch, ...input], scaled
   * @param y [batch, targetSize]; class indices for sparse categorical cross-entropy
   * @param sampleWeights [batch] factors of the samples' losses; all 1 where left out
   * @returns loss of the batch, regularisation included, and its answers [batch, outputSize], before the update, with dropout active
   */
  trainStep(x: Float32Array, y: Float32Array, sampleWeights?: Float32Array): StepResult;
  /** Loss, regularisation included, and answers, without dropout and without learning. */
  evaluate(x: Float32Array, y: Float32Array, sampleWeights?: Float32Array): StepResult;
  /** @returns answers [batch, outputSize], without dropout; layers with `stateful` go on from where the last call ended */
  predict(x: Float32Array): Float32Array;
  /** Of a model of open length: the steps of the sequences that the next calls are given. Left out where the length is fixed. */
  setLength?(steps: number): Promise<void>;
  /** Layers with `stateful` begin anew at the next call. */
  resetStates(): void;
  /** Gradients of the loss for the trainable weights, in their order in `weights()`, without dropout, clipping and learning. */
  gradients(x: Float32Array, y: Float32Array, sampleWeights?: Float32Array): readonly NamedTensor[];
  /** In the order of Keras's `get_weights()`. */
  weights(): readonly NamedTensor[];
  /** @param values in the order and with the sizes of `weights()` */
  setWeights(values: readonly Float32Array[]): void;
  /** The rate of the next step; what a schedule gives where there is one. */
  learningRate(): number;
  /** @throws SeqbenchError `model.invalid` where the optimizer has a schedule */
  setLearningRate(rate: number): void;
  /** @returns the Keras name of the first layer whose answers in the last step, or whose weights, are not finite; null where all are */
  notFiniteLayer(): string | null;
  state(): EngineState;
  restore(state: EngineState): void;
  dispose(): void;
}

export interface StepResult {
  readonly loss: number;
  readonly output: Float32Array;
}
