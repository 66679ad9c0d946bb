import type { FirstValues, WeightSpec } from '../../../core/model/layer';
import { sizeOf } from '../tensor';
import { constant, normal, truncatedNormal, uniformBetween } from './distributions';
import { fansOf } from './fans';
import { glorotUniform } from './glorot-uniform';
import { orthogonal } from './orthogonal';
import { heUniform, lecunUniform, scaledNormal } from './variance-scaling';

type Draw = () => number;

/** `keras.initializers` without options: what they make of a shape. */
const byName: Readonly<Record<Extract<FirstValues, string>, (shape: readonly number[], uniform: Draw) => Float32Array>> = {
  zeros: (shape) => constant(shape, 0),
  ones: (shape) => constant(shape, 1),
  constant: (shape) => constant(shape, 0),
  glorot_uniform: glorotUniform,
  glorot_normal: (shape, uniform) => scaledNormal(shape, (fansOf(shape).fanIn + fansOf(shape).fanOut) / 2, uniform),
  he_uniform: heUniform,
  he_normal: (shape, uniform) => scaledNormal(shape, fansOf(shape).fanIn / 2, uniform),
  lecun_uniform: lecunUniform,
  lecun_normal: (shape, uniform) => scaledNormal(shape, fansOf(shape).fanIn, uniform),
  orthogonal: (shape, uniform) => orthogonal(shape, uniform),
  uniform: (shape, uniform) => uniformBetween(shape, -0.05, 0.05, uniform),
  random_uniform: (shape, uniform) => uniformBetween(shape, -0.05, 0.05, uniform),
  normal: (shape, uniform) => normal(shape, 0, 0.05, uniform),
  random_normal: (shape, uniform) => normal(shape, 0, 0.05, uniform),
  truncated_normal: (shape, uniform) => truncatedNormal(shape, 0, 0.05, uniform),
};

/**
 * @param uniform gives numbers in (0, 1)
 * @returns a weight's first values, row-major in Keras's layout
 */
export function initialValues({ shape, initializer }: Pick<WeightSpec, 'shape' | 'initializer'>, uniform: Draw): Float32Array {
  if (typeof initializer === 'string') return byName[initializer](shape, uniform);
  switch (initializer.type) {
    case 'Constant':
      return constant(shape, initializer.value);
    case 'RandomUniform':
      return uniformBetween(shape, initializer.minval, initializer.maxval, uniform);
    case 'RandomNormal':
      return normal(shape, initializer.mean, initializer.stddev, uniform);
    case 'TruncatedNormal':
      return truncatedNormal(shape, initializer.mean, initializer.stddev, uniform);
    case 'Orthogonal':
      return orthogonal(shape, uniform).map((value) => value * initializer.gain);
    case 'UnitForgetBias':
      return unitForgetBias(sizeOf(shape) / 4, initializer.others, uniform);
  }
}

/** An LSTM's bias: the second of its four gates starts at 1; Keras draws the first gate's, then the last two gates' together. */
function unitForgetBias(units: number, others: FirstValues, uniform: Draw): Float32Array {
  const values = new Float32Array(4 * units).fill(1);
  values.set(initialValues({ shape: [units], initializer: others }, uniform), 0);
  values.set(initialValues({ shape: [2 * units], initializer: others }, uniform), 2 * units);
  return values;
}
