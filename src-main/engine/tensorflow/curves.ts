import * as tf from '@tensorflow/tfjs-core';
import { assertNever } from '../../core/assert';
import type { Activation } from '../../core/model/options';
import { hasTensorFlow, rawResult, type OperationAttributes } from './kernels';

/** An activation: `keras.activations`, with the gradients that TensorFlow has for them. */
export interface Curve {
  readonly apply: (x: tf.Tensor) => tf.Tensor;
  /** @returns gradient for x, from that for y = apply(x) */
  readonly back: (gradient: tf.Tensor, x: tf.Tensor, y: tf.Tensor) => tf.Tensor;
}

/** TensorFlow's own gradient kernel where it is there, the same formula in tfjs's operations else. */
function gradientOf(name: string, inputs: readonly tf.Tensor[], formula: () => tf.Tensor, attributes?: OperationAttributes): tf.Tensor {
  return hasTensorFlow() ? rawResult(name, inputs, attributes) : formula();
}

/** 1 where a condition holds, 0 elsewhere. */
const where = (condition: tf.Tensor): tf.Tensor => tf.cast(condition, 'float32');
const sigmoid = (x: tf.Tensor): tf.Tensor => tf.sigmoid(x);

const linear: Curve = { apply: (x) => x, back: (gradient) => gradient };

const relu: Curve = {
  apply: (x) => tf.relu(x),
  back: (gradient, _x, y) => gradientOf('ReluGrad', [gradient, y], () => tf.mul(gradient, where(tf.greater(y, 0)))),
};

const relu6: Curve = {
  apply: (x) => tf.clipByValue(x, 0, 6),
  back: (gradient, x) =>
    gradientOf('Relu6Grad', [gradient, x], () => tf.mul(gradient, where(tf.logicalAnd(tf.greater(x, 0), tf.less(x, 6))))),
};

export function leakyRelu(slope: number): Curve {
  return {
    apply: (x) => tf.leakyRelu(x, slope),
    back: (gradient, x) => tf.mul(gradient, tf.add(tf.mul(where(tf.greater(x, 0)), 1 - slope), slope)),
  };
}

export function elu(alpha: number): Curve {
  return {
    apply: (x) => (alpha === 1 ? tf.elu(x) : tf.add(tf.relu(x), tf.mul(tf.elu(tf.minimum(x, 0)), alpha))),
    back: (gradient, x, y) => {
      if (alpha === 1 && hasTensorFlow()) return rawResult('EluGrad', [gradient, y]);
      const positive = where(tf.greater(x, 0));
      // Below zero the slope is alpha · exp(x); the exponent is held there, so that it cannot overflow above.
      const below = tf.mul(tf.exp(tf.minimum(x, 0)), alpha);
      return tf.mul(gradient, tf.add(positive, tf.mul(tf.sub(1, positive), below)));
    },
  };
}

const SELU_SCALE = 1.0507009873554805;
const SELU_ALPHA = 1.6732632423543772;

const selu: Curve = {
  apply: (x) => tf.mul(elu(SELU_ALPHA).apply(x), SELU_SCALE),
  back: (gradient, x) => {
    // At 0 itself TensorFlow's SeluGrad takes the slope from above, unlike Keras's elu.
    const negative = where(tf.less(x, 0));
    const below = tf.mul(tf.exp(tf.minimum(x, 0)), SELU_SCALE * SELU_ALPHA);
    return tf.mul(gradient, tf.add(tf.mul(negative, below), tf.mul(tf.sub(1, negative), SELU_SCALE)));
  },
};

/** The exact form, by the error function. */
const gelu: Curve = {
  apply: (x) => tf.mul(x, normalShare(x)),
  back: (gradient, x) => {
    const density = tf.mul(tf.exp(tf.mul(tf.square(x), -0.5)), 1 / Math.sqrt(2 * Math.PI));
    return tf.mul(gradient, tf.add(normalShare(x), tf.mul(x, density)));
  },
};

/** The standard normal distribution function. */
function normalShare(x: tf.Tensor): tf.Tensor {
  return tf.mul(tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1), 0.5);
}

const sigmoidCurve: Curve = {
  apply: sigmoid,
  back: (gradient, _x, y) => gradientOf('SigmoidGrad', [y, gradient], () => tf.mul(gradient, tf.mul(y, tf.sub(1, y)))),
};

const hardSigmoid: Curve = {
  apply: (x) => tf.div(tf.clipByValue(tf.add(x, 3), 0, 6), 6),
  back: (gradient, x) => tf.mul(gradient, tf.div(where(tf.logicalAnd(tf.greater(x, -3), tf.less(x, 3))), 6)),
};

const tanh: Curve = {
  apply: (x) => tf.tanh(x),
  back: (gradient, _x, y) => gradientOf('TanhGrad', [y, gradient], () => tf.mul(gradient, tf.sub(1, tf.square(y)))),
};

const softplus: Curve = {
  // log(1 + exp(x)) in the form that neither overflows nor loses the small.
  apply: (x) => tf.add(tf.relu(x), tf.log1p(tf.exp(tf.neg(tf.abs(x))))),
  back: (gradient, x) => tf.mul(gradient, sigmoid(x)),
};

const softsign: Curve = {
  apply: (x) => tf.div(x, tf.add(tf.abs(x), 1)),
  back: (gradient, x) => tf.div(gradient, tf.square(tf.add(tf.abs(x), 1))),
};

const silu: Curve = {
  apply: (x) => tf.mul(x, sigmoid(x)),
  back: (gradient, x) => {
    const share = sigmoid(x);
    return tf.mul(gradient, tf.mul(share, tf.add(tf.mul(x, tf.sub(1, share)), 1)));
  },
};

const exponential: Curve = { apply: (x) => tf.exp(x), back: (gradient, _x, y) => tf.mul(gradient, y) };

const softmax: Curve = {
  apply: (x) => tf.softmax(x),
  back: (gradient, _x, y) => tf.mul(y, tf.sub(gradient, tf.sum(tf.mul(gradient, y), -1, true))),
};

/** The one list of activations; those with options of their own have Keras's defaults. */
export function curveOf(activation: Activation): Curve {
  switch (activation) {
    case 'linear':
      return linear;
    case 'relu':
      return relu;
    case 'relu6':
      return relu6;
    case 'leaky_relu':
      return leakyRelu(0.2);
    case 'elu':
      return elu(1);
    case 'selu':
      return selu;
    case 'gelu':
      return gelu;
    case 'sigmoid':
      return sigmoidCurve;
    case 'hard_sigmoid':
      return hardSigmoid;
    case 'tanh':
      return tanh;
    case 'softplus':
      return softplus;
    case 'softsign':
      return softsign;
    case 'silu':
    case 'swish':
      return silu;
    case 'exponential':
      return exponential;
    case 'softmax':
      return softmax;
    default:
      return assertNever(activation);
  }
}
