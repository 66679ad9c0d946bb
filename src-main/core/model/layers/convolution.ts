import type { ParamCount } from '../layer';
import { countOf } from '../param-count';

/**
 * Length of a convolution's or pooling's output along one axis, by Keras's `compute_conv_output_shape`.
 *
 * @returns null where the window is longer than the axis; null in, null out for a length left open
 */
export function slidLength(
  length: number,
  size: number,
  stride: number,
  padding: 'valid' | 'same' | 'causal',
  dilation = 1,
): number | null {
  if (padding !== 'valid') return Math.ceil(length / stride);
  const span = (size - 1) * dilation + 1;
  return length < span ? null : Math.floor((length - span) / stride) + 1;
}

/** @param window `3 × 3`, or `3` for one axis */
export function kernelCount(window: readonly number[], inputs: number, filters: number, hasBias: boolean): ParamCount {
  const value = window.reduce((product, size) => product * size, inputs * filters);
  const kernel = { formula: [...window, inputs, filters].join(' × '), name: 'kernel', value };
  return countOf(hasBias ? [kernel, { formula: `${filters}`, name: 'bias', value: filters }] : [kernel]);
}
