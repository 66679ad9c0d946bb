import type { WeightSpec } from '../../../core/model/layer';
import { glorotUniform } from './glorot-uniform';
import { orthogonal } from './orthogonal';

/**
 * @param uniform gives numbers in (0, 1)
 * @returns a weight's first values, row-major in Keras's layout
 */
export function initialValues(weight: WeightSpec, uniform: () => number): Float32Array {
  const size = weight.shape.reduce((product, length) => product * length, 1);
  switch (weight.initializer) {
    case 'zeros':
      return new Float32Array(size);
    case 'unit_forget_bias':
      // The second of an LSTM's four gates.
      return new Float32Array(size).fill(1, size / 4, size / 2);
    case 'glorot_uniform':
      return glorotUniform(weight.shape, uniform);
    case 'orthogonal':
      return orthogonal(weight.shape, uniform);
  }
}
