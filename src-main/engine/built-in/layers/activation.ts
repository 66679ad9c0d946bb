import type { ActivationSpec, EluSpec, LeakyReluSpec, SoftmaxSpec } from '../../../core/model/layers/activation';
import { activationKinds } from '../activations';
import type { LayerContext, PlannedLayer } from './layer';
import { reserveOutput } from './output';

/** Activation, LeakyReLU, ELU and Softmax: a curve as a layer of its own, which reads its input again on the way back. */
export function planActivation(spec: ActivationSpec | LeakyReluSpec | EluSpec | SoftmaxSpec, context: LayerContext): PlannedLayer {
  const { kernels, input } = context;
  const { value, grad, steps, features } = input;
  const output = reserveOutput(context, input.mask);
  const { kind, option } = curveOf(spec);
  return {
    output,
    forward: (rows) => kernels.activationForward(kind, option, output.value, value, steps, features, rows),
    backward(rows) {
      if (grad !== 0) kernels.activationBackward(kind, option, grad, output.grad, output.value, value, steps, features, rows);
    },
  };
}

/** @returns the kind, and its option as in `kernels/activations/curve.ts`: a slope for leaky_relu, a depth for elu */
function curveOf(spec: ActivationSpec | LeakyReluSpec | EluSpec | SoftmaxSpec): { readonly kind: number; readonly option: number } {
  switch (spec.type) {
    case 'Activation':
      return { kind: activationKinds[spec.activation], option: spec.activation === 'leaky_relu' ? LEAKY_RELU_SLOPE : 1 };
    case 'LeakyReLU':
      return { kind: activationKinds.leaky_relu, option: spec.negative_slope };
    case 'ELU':
      // Of no depth it is relu, whose slope below 0 can be told from its value.
      return { kind: spec.alpha === 0 ? activationKinds.relu : activationKinds.elu, option: spec.alpha };
    case 'Softmax':
      return { kind: activationKinds.softmax, option: 1 };
  }
}

/** Default of keras.activations.leaky_relu. */
const LEAKY_RELU_SLOPE = 0.2;
