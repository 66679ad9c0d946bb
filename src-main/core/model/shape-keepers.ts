import type { LayerType } from './layers';

const keepers: readonly LayerType[] = [
  'Dropout',
  'SpatialDropout1D',
  'GaussianNoise',
  'BatchNormalization',
  'LayerNormalization',
  'Activation',
  'LeakyReLU',
  'ELU',
  'Softmax',
  'Masking',
];

/** @returns whether what such a layer gives always has the shape of what it takes: it is never the reason for a shape that does not fit */
export function keepsShape(type: LayerType): boolean {
  return keepers.includes(type);
}
