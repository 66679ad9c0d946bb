import * as tf from '@tensorflow/tfjs-core';
import type { GruSpec } from '../../../core/model/layers/gru';
import { type Curve, curveOf } from '../curves';
import { at, type Cell, type CellState, type CellStep, type RecurrentWeights, stateProduct } from './cell';

/** `keras.layers.GRU`: h = z·h + (1 - z)·g; gates in Keras's order z, r, g. */
export function gruCell(spec: GruSpec): Cell {
  const curves: Curves = { curve: curveOf(spec.activation), gate: curveOf(spec.recurrent_activation), units: spec.units };
  return { states: 1, gates: 3, step: (projected, state, weights) => step(spec.reset_after, curves, projected, state, weights) };
}

interface Curves {
  readonly curve: Curve;
  readonly gate: Curve;
  readonly units: number;
}

function step(after: boolean, curves: Curves, projected: tf.Tensor, state: CellState, weights: RecurrentWeights): CellStep {
  return after ? resetAfter(curves, projected, at(state, 0), weights) : resetBefore(curves, projected, at(state, 0), weights);
}

/** g = act(x·W + r · (h·U + b)): cuDNN's form. */
function resetAfter({ curve, gate, units }: Curves, projected: tf.Tensor, h: tf.Tensor, weights: RecurrentWeights): CellStep {
  const product = stateProduct(h, weights, units, 0, 3);
  const inner = weights.bias ? tf.add(product.value, weights.bias) : product.value;
  const [x, xg] = parts(projected, units);
  const [u, ug] = parts(inner, units);
  const before = tf.add(x, u);
  const zr = gate.apply(before);
  const [z, r] = halves(zr);
  const beforeG = tf.add(xg, tf.mul(r, ug));
  const g = curve.apply(beforeG);
  const apart = tf.sub(h, g);
  return {
    state: [tf.add(g, tf.mul(z, apart))],
    back(gradient) {
      const own = at(gradient, 0);
      const direct = tf.mul(own, z);
      const forG = curve.back(tf.sub(own, direct), beforeG, g);
      const forGates = gate.back(tf.concat([tf.mul(own, apart), tf.mul(forG, ug)], 1), before, zr);
      const below = product.back(tf.concat([forGates, tf.mul(forG, r)], 1));
      return { projected: tf.concat([forGates, forG], 1), state: [tf.add(direct, below.state)], products: below.products };
    },
  };
}

/** g = act(x·W + (r · h)·U): the form of Cho et al., 2014. */
function resetBefore({ curve, gate, units }: Curves, projected: tf.Tensor, h: tf.Tensor, weights: RecurrentWeights): CellStep {
  const product = stateProduct(h, weights, units, 0, 2);
  const [x, xg] = parts(projected, units);
  const before = tf.add(x, product.value);
  const zr = gate.apply(before);
  const [z, r] = halves(zr);
  const candidate = stateProduct(tf.mul(r, h), weights, units, 2, 3);
  const beforeG = tf.add(xg, candidate.value);
  const g = curve.apply(beforeG);
  const apart = tf.sub(h, g);
  return {
    state: [tf.add(g, tf.mul(z, apart))],
    back(gradient) {
      const own = at(gradient, 0);
      const direct = tf.mul(own, z);
      const forG = curve.back(tf.sub(own, direct), beforeG, g);
      const belowG = candidate.back(forG);
      const forGates = gate.back(tf.concat([tf.mul(own, apart), tf.mul(belowG.state, h)], 1), before, zr);
      const below = product.back(forGates);
      const forH = tf.addN([direct, below.state, tf.mul(belowG.state, r)]);
      return { projected: tf.concat([forGates, forG], 1), state: [forH], products: [...below.products, ...belowG.products] };
    },
  };
}

/** The gates' columns and the candidate's. */
function parts(x: tf.Tensor, units: number): readonly [tf.Tensor, tf.Tensor] {
  const split = tf.split(x, [2 * units, units], 1);
  return [at(split, 0), at(split, 1)];
}

function halves(x: tf.Tensor): readonly [tf.Tensor, tf.Tensor] {
  const split = tf.split(x, 2, 1);
  return [at(split, 0), at(split, 1)];
}
