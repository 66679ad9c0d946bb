import * as tf from '@tensorflow/tfjs-core';
import { tfjsKernel } from './kernels';

/** Height and width. */
export type Pair = readonly [number, number];

/** A convolution over images [batch, height, width, channels], and its gradients. */
export interface Convolved {
  readonly value: tf.Tensor;
  readonly input: (gradient: tf.Tensor) => tf.Tensor;
  readonly kernel: (gradient: tf.Tensor) => tf.Tensor;
}

type Images = tf.Tensor4D;

/**
 * @param kernel [height, width, channels, filters]
 * @param padding zeros before and after each axis
 */
export function convolve(x: tf.Tensor, kernel: tf.Tensor, strides: Pair, padding: readonly [Pair, Pair], dilation: Pair): Convolved {
  return dilation[0] > 1 || dilation[1] > 1 ? dilated(x, kernel, padding, dilation) : padded(x, kernel, strides, padding);
}

function padded(x: tf.Tensor, kernel: tf.Tensor, strides: Pair, padding: readonly [Pair, Pair]): Convolved {
  const [rows, columns] = padding;
  const none = rows[0] + rows[1] + columns[0] + columns[1] === 0;
  const wide = none ? x : tf.pad(x, [[0, 0], [...rows], [...columns], [0, 0]]);
  const inner = plain(wide as Images, kernel as Images, strides);
  if (none) return inner;
  const [batch = 1, height = 1, width = 1, channels = 1] = x.shape;
  return { ...inner, input: (gradient) => tf.slice(inner.input(gradient), [0, rows[0], columns[0], 0], [batch, height, width, channels]) };
}

function plain(x: Images, kernel: Images, strides: Pair): Convolved {
  const common = { strides: [...strides], pad: 'valid', dataFormat: 'NHWC' };
  const run = (name: string, inputs: tf.NamedTensorMap, attributes: Readonly<Record<string, number[]>>): tf.Tensor =>
    tfjsKernel(name, inputs, { ...common, ...attributes });
  return {
    value: tf.conv2d(x, kernel, [...strides], 'valid'),
    input: (gradient) => run('Conv2DBackpropInput', { dy: gradient, filter: kernel }, { inputShape: x.shape }),
    kernel: (gradient) => run('Conv2DBackpropFilter', { x, dy: gradient }, { filterShape: kernel.shape }),
  };
}

/**
 * With gaps in the kernel (and strides of 1, as Keras demands): every dilation-th pixel becomes an image of its own, in which the
 * kernel has no gaps (TensorFlow's `with_space_to_batch`). Neither tfjs nor TensorFlow's processor kernels have gradients for the gaps.
 */
function dilated(x: tf.Tensor, kernel: tf.Tensor, padding: readonly [Pair, Pair], dilation: Pair): Convolved {
  const extra = dilation.map((gap, axis) => {
    const length = (x.shape[axis + 1] ?? 1) + (padding[axis]?.[0] ?? 0) + (padding[axis]?.[1] ?? 0);
    return (gap - (length % gap)) % gap;
  });
  const pads = padding.map(([before, after], axis) => [before, after + (extra[axis] ?? 0)]);
  const crops = extra.map((length) => [0, length]);
  const spread = tf.spaceToBatchND(x, [...dilation], pads);
  const inner = plain(spread as Images, kernel as Images, [1, 1]);
  const gathered = (gradient: tf.Tensor): tf.Tensor => tf.spaceToBatchND(gradient, [...dilation], crops);
  return {
    value: tf.batchToSpaceND(inner.value, [...dilation], crops),
    input: (gradient) => tf.batchToSpaceND(inner.input(gathered(gradient)), [...dilation], pads),
    kernel: (gradient) => inner.kernel(gathered(gradient)),
  };
}

/** Zeros before and after an axis, as Keras and TensorFlow count them. */
export function paddingOf(mode: 'valid' | 'same' | 'causal', length: number, size: number, stride: number, gap: number): Pair {
  const span = (size - 1) * gap + 1;
  switch (mode) {
    case 'valid':
      return [0, 0];
    case 'causal':
      return [span - 1, 0];
    case 'same': {
      const total = Math.max((Math.ceil(length / stride) - 1) * stride + span - length, 0);
      return [Math.floor(total / 2), Math.ceil(total / 2)];
    }
  }
}
