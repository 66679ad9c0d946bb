import * as tf from '@tensorflow/tfjs-core';
import type { LstmSpec } from '../../../core/model/layers/lstm';
import { curveOf } from '../curves';
import { at, type Cell, stateProduct } from './cell';

/** `keras.layers.LSTM`: c = f·c + i·g, h = o·act(c); gates in Keras's order i, f, g, o. */
export function lstmCell(spec: LstmSpec): Cell {
  const curve = curveOf(spec.activation);
  const gate = curveOf(spec.recurrent_activation);
  return {
    states: 2,
    gates: 4,
    step(projected, state, weights) {
      const inner = stateProduct(at(state, 0), weights, spec.units, 0, 4);
      const carried = at(state, 1);
      const before = tf.split(tf.add(projected, inner.value), 4, 1);
      const [bi, bf, bg, bo] = [at(before, 0), at(before, 1), at(before, 2), at(before, 3)];
      const [i, f, g, o] = [gate.apply(bi), gate.apply(bf), curve.apply(bg), gate.apply(bo)];
      const c = tf.add(tf.mul(f, carried), tf.mul(i, g));
      const shown = curve.apply(c);
      return {
        state: [tf.mul(o, shown), c],
        back([forH, forC]) {
          const throughH = forH && curve.back(tf.mul(forH, o), c, shown);
          const cell = throughH && forC ? tf.add(throughH, forC) : (throughH ?? forC ?? tf.zerosLike(c));
          const own = tf.concat(
            [
              gate.back(tf.mul(cell, g), bi, i),
              gate.back(tf.mul(cell, carried), bf, f),
              curve.back(tf.mul(cell, i), bg, g),
              forH ? gate.back(tf.mul(forH, shown), bo, o) : tf.zerosLike(o),
            ],
            1,
          );
          const below = inner.back(own);
          return { projected: own, state: [below.state, tf.mul(cell, f)], products: below.products };
        },
      };
    },
  };
}
