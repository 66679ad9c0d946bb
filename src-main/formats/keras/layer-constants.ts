import type { LayerType } from '../../core/model/layers';
import type { Fields } from './json';

/** Options of Keras's layers that this program does not have, with the only value that means the same as not having them. */

const recurrent = { return_state: false, unroll: false, zero_output_for_mask: false, activity_regularizer: null };
const image = { data_format: 'channels_last' };
const convolution = { ...image, groups: 1, activity_regularizer: null };
const normalization = { axis: -1 };
const renorm = { synchronized: false, renorm: false, renorm_clipping: null, renorm_momentum: 0.99 };

/** As Keras 3.15 writes them. */
export const layerConstants: Readonly<Record<LayerType, Fields>> = {
  Input: { sparse: false, ragged: false, optional: false },
  Flatten: image,
  Reshape: {},
  RepeatVector: {},
  Dense: { quantization_config: null },
  Embedding: { activity_regularizer: null, quantization_config: null },
  Masking: {},
  SimpleRNN: recurrent,
  LSTM: { ...recurrent, seed: null },
  GRU: { ...recurrent, seed: null },
  Bidirectional: {},
  TimeDistributed: {},
  Conv1D: convolution,
  Conv2D: convolution,
  MaxPooling1D: image,
  AveragePooling1D: image,
  MaxPooling2D: image,
  AveragePooling2D: image,
  GlobalMaxPooling1D: image,
  GlobalAveragePooling1D: image,
  GlobalMaxPooling2D: image,
  GlobalAveragePooling2D: image,
  Dropout: { seed: null, noise_shape: null },
  SpatialDropout1D: { seed: null },
  GaussianNoise: { seed: null },
  BatchNormalization: { ...normalization, ...renorm },
  LayerNormalization: { axis: [-1], rms_scaling: false },
  Activation: {},
  LeakyReLU: {},
  ELU: {},
  Softmax: normalization,
};

/** Further options that other versions of Keras 3 write, and other values that change nothing of what is computed. */
const harmless: Readonly<Record<string, readonly unknown[]>> = {
  activity_regularizer: [null],
  quantization_config: [null],
  lora_rank: [null],
  lora_alpha: [null],
  input_length: [null],
  // How the steps are computed, not what.
  unroll: [true, false],
  axis: [-1, [-1]],
};

/** @returns whether an option that is not ours has a value under which the layer computes what ours does */
export function isHarmless(type: LayerType, option: string, value: unknown): boolean {
  // A seed is told in a note; a momentum of what is turned off has no effect.
  if (option === 'seed' || option === 'renorm_momentum') return true;
  const known = [...(harmless[option] ?? []), ...(Object.hasOwn(layerConstants[type], option) ? [layerConstants[type][option]] : [])];
  return known.some((allowed) => JSON.stringify(allowed) === JSON.stringify(value));
}
