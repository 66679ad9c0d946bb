import * as tf from '@tensorflow/tfjs-core';
import type { SimpleRnnSpec } from '../../../core/model/layers/simple-rnn';
import { curveOf } from '../curves';
import { at, type Cell, stateProduct } from './cell';

/** `keras.layers.SimpleRNN`: h = f(x·W + h·U + b). */
export function simpleRnnCell(spec: SimpleRnnSpec): Cell {
  const curve = curveOf(spec.activation);
  return {
    states: 1,
    gates: 1,
    step(projected, state, weights) {
      const inner = stateProduct(at(state, 0), weights, spec.units, 0, 1);
      const before = tf.add(projected, inner.value);
      const h = curve.apply(before);
      return {
        state: [h],
        back(gradient) {
          const own = curve.back(at(gradient, 0), before, h);
          const below = inner.back(own);
          return { projected: own, state: [below.state], products: below.products };
        },
      };
    },
  };
}
