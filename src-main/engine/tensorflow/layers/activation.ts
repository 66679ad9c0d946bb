import type * as tf from '@tensorflow/tfjs-core';
import type { ActivationSpec, EluSpec, LeakyReluSpec } from '../../../core/model/layers/activation';
import type { Activation } from '../../../core/model/options';
import { type Curve, curveOf, elu, leakyRelu } from '../curves';
import { type Answer, type Gradients, type Layer, noWeights } from '../layer';

/**
 * Ends a layer with its activation.
 *
 * @param before what the activation is taken of
 * @param below gradients below it, from that for `before`
 */
export function activated(activation: Activation, before: tf.Tensor, below: (gradient: tf.Tensor) => Gradients): Answer {
  const answer = curved(curveOf(activation), before, below);
  if (activation !== 'sigmoid' && activation !== 'softmax') return answer;
  return { ...answer, logits: { curve: activation, value: before, back: below } };
}

function curved(curve: Curve, before: tf.Tensor, below: (gradient: tf.Tensor) => Gradients): Answer {
  const value = curve.apply(before);
  return { value, back: (gradient) => below(curve.back(gradient, before, value)) };
}

const straight = (gradient: tf.Tensor): Gradients => ({ input: () => gradient, weights: noWeights });

export function activationLayer(spec: ActivationSpec): Layer {
  return (x) => activated(spec.activation, x, straight);
}

export function softmaxLayer(): Layer {
  return (x) => activated('softmax', x, straight);
}

export function leakyReluLayer(spec: LeakyReluSpec): Layer {
  return (x) => curved(leakyRelu(spec.negative_slope), x, straight);
}

export function eluLayer(spec: EluSpec): Layer {
  return (x) => curved(elu(spec.alpha), x, straight);
}
