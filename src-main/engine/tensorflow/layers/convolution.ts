import * as tf from '@tensorflow/tfjs-core';
import type { Conv1dSpec } from '../../../core/model/layers/conv1d';
import type { Conv2dSpec } from '../../../core/model/layers/conv2d';
import { convolve, type Pair, paddingOf } from '../convolution';
import { type Layer, type LayerContext, weightOf } from '../layer';
import { reshaped } from '../shapes';
import { activated } from './activation';

/** `keras.layers.Conv2D`: kernel [height, width, channels, filters]. */
export function conv2dLayer(spec: Conv2dSpec, context: LayerContext): Layer {
  const [height, width, channels] = [context.input[0] ?? 1, context.input[1] ?? 1, context.input[2] ?? 1];
  return imageLayer(spec, spec, [height, width, channels], context);
}

/** `keras.layers.Conv1D`: a sequence is an image of one column; kernel [size, inputs, filters]. */
export function conv1dLayer(spec: Conv1dSpec, context: LayerContext): Layer {
  const { kernel_size, strides, padding, dilation_rate } = spec;
  const window: Window = { kernel_size: [kernel_size, 1], strides: [strides, 1], padding, dilation_rate: [dilation_rate, 1] };
  return imageLayer(spec, window, [context.input[0] ?? 1, 1, context.input[1] ?? 1], context);
}

interface Window {
  readonly kernel_size: Pair;
  readonly strides: Pair;
  readonly padding: 'valid' | 'same' | 'causal';
  readonly dilation_rate: Pair;
}

/** @param size height, width and channels of one sample */
function imageLayer(
  spec: Conv1dSpec | Conv2dSpec,
  window: Window,
  size: readonly [number, number, number],
  { output }: LayerContext,
): Layer {
  const { kernel_size, strides, padding, dilation_rate } = window;
  const pad = (axis: 0 | 1): Pair => paddingOf(padding, size[axis], kernel_size[axis], strides[axis], dilation_rate[axis]);
  const zeros = [pad(0), pad(1)] as const;
  return (x, weights, pass) => {
    pass.mask = null;
    const batch = x.shape[0];
    const kernel = weightOf(weights, 'kernel');
    const images = reshaped(x, [batch, ...size]);
    const convolved = convolve(images, reshaped(kernel, [...kernel_size, size[2], spec.filters]), strides, zeros, dilation_rate);
    const before = spec.use_bias ? tf.add(convolved.value, weightOf(weights, 'bias')) : convolved.value;
    return activated(spec.activation, reshaped(before, [batch, ...output]), (gradient) => {
      const own = reshaped(gradient, convolved.value.shape);
      const bias = { bias: tf.sum(own, [0, 1, 2]) };
      return {
        input: () => reshaped(convolved.input(own), x.shape),
        weights: { kernel: reshaped(convolved.kernel(own), kernel.shape), ...(spec.use_bias && bias) },
      };
    });
  };
}
