import type * as tf from '@tensorflow/tfjs-core';
import type { ModelSpec } from '../../core/model/model';
import { layerShapes } from '../built-in/network';
import { lastStep } from '../logits';
import { curveOf } from './curves';
import type { Answer, Layer, Weights } from './layer';
import { layerOf } from './layers';
import type { Pass } from './pass';

/** A batch that went through the stack. */
export interface Through {
  /** What the loss is computed from: the last layer's values, or the logits behind its sigmoid or softmax. */
  readonly value: tf.Tensor;
  /** The model's answers. */
  readonly answers: tf.Tensor;
  /** Which steps of the answers are there; null where all are. */
  readonly mask: tf.Tensor | null;
  /** Each layer's own answers. */
  readonly layers: readonly Answer[];
}

/** A model's stack: forward and backward, without weights of its own. */
export class Network {
  /** Shape of the input, then of every layer's answers. */
  readonly shapes: readonly (readonly number[])[];
  /** Whether `Through.value` is logits for a cross-entropy. */
  readonly fromLogits: boolean;
  readonly #layers: readonly Layer[];
  readonly #answer: (value: tf.Tensor) => tf.Tensor;

  constructor(model: ModelSpec, input: readonly number[]) {
    this.shapes = layerShapes(model.layers, input);
    const { layers, activation, fromLogits } = lastStep(model);
    this.fromLogits = fromLogits;
    this.#answer = curveOf(activation).apply;
    this.#layers = layers.map((spec, index) =>
      layerOf(spec, { index, input: this.shapes[index] ?? [], output: this.shapes[index + 1] ?? [] }),
    );
  }

  get depth(): number {
    return this.#layers.length;
  }

  /** @param x [batch, ...input] */
  forward(x: tf.Tensor, weights: readonly Weights[], pass: Pass): Through {
    let value = x;
    const layers = this.#layers.map((layer, index) => {
      const answer = layer(value, weights[index] ?? {}, pass);
      value = answer.value;
      return answer;
    });
    return { value, answers: this.#answer(value), mask: pass.mask, layers };
  }

  /**
   * @param gradient for `Through.value`
   * @returns gradients of each layer's weights
   */
  backward({ layers }: Through, gradient: tf.Tensor): readonly Weights[] {
    const weights: Weights[] = [];
    let below = (): tf.Tensor => gradient;
    for (const answer of [...layers].reverse()) {
      const gradients = answer.back(below());
      weights.unshift(gradients.weights);
      below = gradients.input;
    }
    return weights;
  }
}
