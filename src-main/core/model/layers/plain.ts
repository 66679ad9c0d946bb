import type { z } from 'zod';
import type { LayerDefinition } from '../layer';
import { activationLayer, activationSchema, elu, eluSchema, leakyRelu, leakyReluSchema, softmax, softmaxSchema } from './activation';
import { conv1d, conv1dSchema } from './conv1d';
import { conv2d, conv2dSchema } from './conv2d';
import { dense, denseSchema } from './dense';
import { dropout, dropoutSchema } from './dropout';
import { embedding, embeddingSchema } from './embedding';
import { flatten, flattenSchema } from './flatten';
import {
  globalAveragePooling1dSchema,
  globalAveragePooling2dSchema,
  globalMaxPooling1dSchema,
  globalMaxPooling2dSchema,
  globalPooling,
} from './global-pooling';
import { gaussianNoise, gaussianNoiseSchema, spatialDropout1d, spatialDropout1dSchema } from './noise';
import { batchNormalization, batchNormalizationSchema, layerNormalization, layerNormalizationSchema } from './normalization';
import { averagePooling1dSchema, maxPooling1dSchema, pooling1d } from './pooling1d';
import { averagePooling2dSchema, maxPooling2dSchema, pooling2d } from './pooling2d';
import { repeatVector, repeatVectorSchema } from './repeat-vector';
import { reshape, reshapeSchema } from './reshape';

/** Layers that know no order of steps: those that TimeDistributed can apply at every step alike. */
export const plainSchemas = {
  Flatten: flattenSchema,
  Reshape: reshapeSchema,
  RepeatVector: repeatVectorSchema,
  Dense: denseSchema,
  Embedding: embeddingSchema,
  Conv1D: conv1dSchema,
  Conv2D: conv2dSchema,
  MaxPooling1D: maxPooling1dSchema,
  AveragePooling1D: averagePooling1dSchema,
  MaxPooling2D: maxPooling2dSchema,
  AveragePooling2D: averagePooling2dSchema,
  GlobalMaxPooling1D: globalMaxPooling1dSchema,
  GlobalAveragePooling1D: globalAveragePooling1dSchema,
  GlobalMaxPooling2D: globalMaxPooling2dSchema,
  GlobalAveragePooling2D: globalAveragePooling2dSchema,
  Dropout: dropoutSchema,
  SpatialDropout1D: spatialDropout1dSchema,
  GaussianNoise: gaussianNoiseSchema,
  BatchNormalization: batchNormalizationSchema,
  LayerNormalization: layerNormalizationSchema,
  Activation: activationSchema,
  LeakyReLU: leakyReluSchema,
  ELU: eluSchema,
  Softmax: softmaxSchema,
} as const;

type PlainSchemas = typeof plainSchemas;
export type PlainLayerType = keyof PlainSchemas;
export type PlainLayerSpec = { [Type in PlainLayerType]: z.output<PlainSchemas[Type]> }[PlainLayerType];

export const plainDefinitions: { readonly [Type in PlainLayerType]: LayerDefinition<z.output<PlainSchemas[Type]>> } = {
  Flatten: flatten,
  Reshape: reshape,
  RepeatVector: repeatVector,
  Dense: dense,
  Embedding: embedding,
  Conv1D: conv1d,
  Conv2D: conv2d,
  MaxPooling1D: pooling1d,
  AveragePooling1D: pooling1d,
  MaxPooling2D: pooling2d,
  AveragePooling2D: pooling2d,
  GlobalMaxPooling1D: globalPooling,
  GlobalAveragePooling1D: globalPooling,
  GlobalMaxPooling2D: globalPooling,
  GlobalAveragePooling2D: globalPooling,
  Dropout: dropout,
  SpatialDropout1D: spatialDropout1d,
  GaussianNoise: gaussianNoise,
  BatchNormalization: batchNormalization,
  LayerNormalization: layerNormalization,
  Activation: activationLayer,
  LeakyReLU: leakyRelu,
  ELU: elu,
  Softmax: softmax,
};

/** A tuple of all of them, as zod's unions want it. */
export const plainSchemaList = [
  flattenSchema,
  reshapeSchema,
  repeatVectorSchema,
  denseSchema,
  embeddingSchema,
  conv1dSchema,
  conv2dSchema,
  maxPooling1dSchema,
  averagePooling1dSchema,
  maxPooling2dSchema,
  averagePooling2dSchema,
  globalMaxPooling1dSchema,
  globalAveragePooling1dSchema,
  globalMaxPooling2dSchema,
  globalAveragePooling2dSchema,
  dropoutSchema,
  spatialDropout1dSchema,
  gaussianNoiseSchema,
  batchNormalizationSchema,
  layerNormalizationSchema,
  activationSchema,
  leakyReluSchema,
  eluSchema,
  softmaxSchema,
] as const;
