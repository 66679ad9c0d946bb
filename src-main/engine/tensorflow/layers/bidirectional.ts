import * as tf from '@tensorflow/tfjs-core';
import type { BidirectionalSpec } from '../../../core/model/layers/bidirectional';
import { assertNever } from '../../../core/assert';
import type { Gradients, Layer, Weights } from '../layer';
import { directedLayer } from './recurrent';

/** `keras.layers.Bidirectional`: the layer as it is, and a copy of it that reads the other way. */
export function bidirectionalLayer(spec: BidirectionalSpec, index: number): Layer {
  const inner = spec.layer;
  const zeroWhereMasked = inner.return_sequences;
  const onward = directedLayer(inner, { index, direction: 0, zeroWhereMasked });
  // Keras makes the copy with `go_backwards`, whatever the layer's own says.
  const backward = directedLayer({ ...inner, go_backwards: true }, { index, direction: 1, zeroWhereMasked });
  // Its sequence begins with the last step: turned round, both begin with the first.
  const turned = (x: tf.Tensor): tf.Tensor => (inner.return_sequences ? tf.reverse(x, 1) : x);
  return (x, weights, pass) => {
    const mask = pass.mask;
    const first = onward(x, named(weights, 'forward_'), pass);
    pass.mask = mask;
    const second = backward(x, named(weights, 'backward_'), pass);
    const [a, b] = [first.value, turned(second.value)];
    return {
      value: merged(spec.merge_mode, a, b),
      back(gradient): Gradients {
        const [ofA, ofB] = mergedBack(spec.merge_mode, gradient, a, b);
        const [below, belowToo] = [first.back(ofA), second.back(turned(ofB))];
        const both = { ...prefixed(below.weights, 'forward_'), ...prefixed(belowToo.weights, 'backward_') };
        return { input: () => tf.add(below.input(), belowToo.input()), weights: both };
      },
    };
  };
}

function merged(mode: BidirectionalSpec['merge_mode'], a: tf.Tensor, b: tf.Tensor): tf.Tensor {
  switch (mode) {
    case 'concat':
      return tf.concat([a, b], -1);
    case 'sum':
      return tf.add(a, b);
    case 'ave':
      return tf.div(tf.add(a, b), 2);
    case 'mul':
      return tf.mul(a, b);
    default:
      return assertNever(mode);
  }
}

function mergedBack(
  mode: BidirectionalSpec['merge_mode'],
  gradient: tf.Tensor,
  a: tf.Tensor,
  b: tf.Tensor,
): readonly [tf.Tensor, tf.Tensor] {
  switch (mode) {
    case 'concat': {
      const [first, second] = tf.split(gradient, 2, -1);
      return [first ?? gradient, second ?? gradient];
    }
    case 'sum':
      return [gradient, gradient];
    case 'ave': {
      const half = tf.div(gradient, 2);
      return [half, half];
    }
    case 'mul':
      return [tf.mul(gradient, b), tf.mul(gradient, a)];
    default:
      return assertNever(mode);
  }
}

function named(weights: Weights, prefix: string): Weights {
  const own = Object.entries(weights).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), value]));
}

function prefixed(weights: Weights, prefix: string): Weights {
  return Object.fromEntries(Object.entries(weights).map(([name, value]) => [`${prefix}${name}`, value]));
}
