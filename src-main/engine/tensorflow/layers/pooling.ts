import * as tf from '@tensorflow/tfjs-core';
import type { Pooling1dSpec } from '../../../core/model/layers/pooling1d';
import type { Pooling2dSpec } from '../../../core/model/layers/pooling2d';
import { type Pair, paddingOf } from '../convolution';
import { tfjsKernel } from '../kernels';
import { type Layer, type LayerContext, noWeights } from '../layer';
import { reshaped } from '../shapes';

interface Window {
  readonly size: Pair;
  readonly strides: Pair;
  readonly padding: 'valid' | 'same';
}

export function pooling1dLayer(spec: Pooling1dSpec, context: LayerContext): Layer {
  const window: Window = { size: [spec.pool_size, 1], strides: [spec.strides ?? spec.pool_size, 1], padding: spec.padding };
  return poolingLayer(spec.type === 'MaxPooling1D', window, [context.input[0] ?? 1, 1, context.input[1] ?? 1], context);
}

export function pooling2dLayer(spec: Pooling2dSpec, context: LayerContext): Layer {
  const window: Window = { size: spec.pool_size, strides: spec.strides ?? spec.pool_size, padding: spec.padding };
  const [height, width, channels] = [context.input[0] ?? 1, context.input[1] ?? 1, context.input[2] ?? 1];
  return poolingLayer(spec.type === 'MaxPooling2D', window, [height, width, channels], context);
}

/** @param size height, width and channels of one sample */
function poolingLayer(max: boolean, window: Window, size: readonly [number, number, number], { output }: LayerContext): Layer {
  return (x, _weights, pass) => {
    pass.mask = null;
    const batch = x.shape[0];
    const images = reshaped(x, [batch, ...size]) as tf.Tensor4D;
    const pooled = max ? greatest(images, window) : mean(images, window);
    return {
      value: reshaped(pooled.value, [batch, ...output]),
      back: (gradient) => ({ input: () => reshaped(pooled.back(reshaped(gradient, pooled.value.shape)), x.shape), weights: noWeights }),
    };
  };
}

interface Pooled {
  readonly value: tf.Tensor;
  readonly back: (gradient: tf.Tensor) => tf.Tensor;
}

/** Where several are greatest, the first takes the whole gradient. */
function greatest(x: tf.Tensor4D, { size, strides, padding }: Window): Pooled {
  const value = tf.maxPool(x, [...size], [...strides], padding);
  const attributes = { filterSize: [...size], strides: [...strides], pad: padding };
  return { value, back: (gradient) => tfjsKernel('MaxPoolGrad', { dy: gradient, input: x, output: value }, attributes) };
}

/**
 * Means of what is inside the image: `same` pads with zeros, which do not count. tfjs's own gradient of `same` counts them, so
 * the padding is made here, and the mean over whole windows is scaled up where a window hangs over.
 */
function mean(x: tf.Tensor4D, { size, strides, padding }: Window): Pooled {
  const [, height, width, channels] = x.shape;
  const rows = paddingOf(padding, height, size[0], strides[0], 1);
  const columns = paddingOf(padding, width, size[1], strides[1], 1);
  const wide = tf.pad(x, [[0, 0], [...rows], [...columns], [0, 0]]);
  const value = tf.avgPool(wide, [...size], [...strides], 'valid');
  const scale = overhang([height, width], size, strides, [rows[0], columns[0]], value.shape);
  const attributes = { filterSize: [...size], strides: [...strides], pad: 'valid' };
  const back = (gradient: tf.Tensor): tf.Tensor => {
    const own = tfjsKernel('AvgPoolGrad', { dy: tf.mul(gradient, scale), input: wide }, attributes);
    return tf.slice(own, [0, rows[0], columns[0], 0], [x.shape[0], height, width, channels]);
  };
  return { value: tf.mul(value, scale), back };
}

/** Values of a window by values of it that are inside, [1, height, width, 1] of the output. */
function overhang(image: Pair, size: Pair, strides: Pair, before: Pair, output: readonly number[]): tf.Tensor {
  const inside = (axis: 0 | 1, at: number): number => {
    const start = at * strides[axis] - before[axis];
    return Math.min(start + size[axis], image[axis]) - Math.max(start, 0);
  };
  const [, height = 1, width = 1] = output;
  const scale = Float32Array.from({ length: height * width }, (_, at) => {
    return (size[0] * size[1]) / (inside(0, Math.floor(at / width)) * inside(1, at % width));
  });
  return tf.tensor(scale, [1, height, width, 1]);
}
