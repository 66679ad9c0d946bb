import type { Conv2dSpec } from '../../core/model/layers/conv2d';
import { activateRow } from './activations';
import { Matrix, valueAt } from './matrix';
import { samePadding } from './same-padding';

/**
 * keras.layers.Conv2D: at every cell of the output the kernel is laid over the input; what lies outside is zero.
 *
 * @param x [height × width, channels]
 * @param input [height, width, channels]
 * @param output [height, width, filters]
 */
export function conv2d(spec: Conv2dSpec, weights: readonly Float64Array[], x: Matrix, input: readonly number[], output: readonly number[]) {
  const [kernel = new Float64Array(0), bias] = weights;
  const [height = 1, width = 1, channels = 1] = input;
  const [outputHeight = 1, outputWidth = 1] = output;
  const { top, left } = paddingOf(spec, height, width);
  const [tall, wide] = spec.kernel_size;
  const rows: number[] = [];
  for (let y = 0; y < outputHeight; y++) {
    for (let column = 0; column < outputWidth; column++) {
      const z = Array.from({ length: spec.filters }, (_, filter) => (bias ? valueAt(bias, filter) : 0));
      for (let j = 0; j < tall; j++) {
        for (let i = 0; i < wide; i++) {
          const fromY = y * spec.strides[0] + j * spec.dilation_rate[0] - top;
          const fromX = column * spec.strides[1] + i * spec.dilation_rate[1] - left;
          if (fromY < 0 || fromX < 0 || fromY >= height || fromX >= width) continue;
          for (let c = 0; c < channels; c++) {
            const value = x.at(fromY * width + fromX, c);
            for (const filter of z.keys())
              z[filter] = valueAt(z, filter) + value * valueAt(kernel, ((j * wide + i) * channels + c) * spec.filters + filter);
          }
        }
      }
      rows.push(...activateRow(spec.activation, z));
    }
  }
  return new Matrix(outputHeight * outputWidth, spec.filters, rows);
}

function paddingOf(spec: Conv2dSpec, height: number, width: number): { readonly top: number; readonly left: number } {
  if (spec.padding === 'valid') return { top: 0, left: 0 };
  const before = (axis: 0 | 1, length: number): number =>
    samePadding(length, (spec.kernel_size[axis] - 1) * spec.dilation_rate[axis] + 1, spec.strides[axis]).before;
  return { top: before(0, height), left: before(1, width) };
}
