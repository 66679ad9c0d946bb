import type { LayerSpec } from '../../../core/model/layers';
import { planActivation } from './activation';
import { planBatchNormalization } from './batch-normalization';
import { planBidirectional } from './bidirectional';
import { planConv1d } from './conv1d';
import { planConv2d } from './conv2d';
import { planDense } from './dense';
import { planDropout } from './dropout';
import { planEmbedding } from './embedding';
import { planFlatten } from './flatten';
import { planGaussianNoise } from './gaussian-noise';
import { planGlobalPooling } from './global-pooling';
import { planGru } from './gru';
import type { LayerContext, PlannedLayer } from './layer';
import { planLayerNormalization } from './layer-normalization';
import { planLstm } from './lstm';
import { planMasking } from './masking';
import { planPooling } from './pooling';
import { planRepeatVector } from './repeat-vector';
import { planReshape } from './reshape';
import { planSimpleRnn } from './simple-rnn';
import { planSpatialDropout1d } from './spatial-dropout';
import { planTimeDistributed } from './time-distributed';

export type { LayerContext, MaskRegion, PlannedLayer } from './layer';

/** The one list of what the engine computes; Input computes nothing. */
export function planLayer(spec: LayerSpec, context: LayerContext): PlannedLayer | null {
  switch (spec.type) {
    case 'Input':
      return null;
    case 'Flatten':
      return planFlatten(context);
    case 'Reshape':
      return planReshape(context);
    case 'RepeatVector':
      return planRepeatVector(context);
    case 'Masking':
      return planMasking(spec, context);
    case 'Embedding':
      return planEmbedding(spec, context);
    case 'Dense':
      return planDense(spec, context);
    case 'Dropout':
      return planDropout(spec, context);
    case 'SimpleRNN':
      return planSimpleRnn(spec, context);
    case 'LSTM':
      return planLstm(spec, context);
    case 'GRU':
      return planGru(spec, context);
    case 'Bidirectional':
      return planBidirectional(spec, context);
    case 'TimeDistributed':
      return planTimeDistributed(spec, context, planLayer);
    case 'Conv1D':
      return planConv1d(spec, context);
    case 'Conv2D':
      return planConv2d(spec, context);
    case 'MaxPooling1D':
    case 'AveragePooling1D':
    case 'MaxPooling2D':
    case 'AveragePooling2D':
      return planPooling(spec, context);
    case 'GlobalMaxPooling1D':
    case 'GlobalMaxPooling2D':
    case 'GlobalAveragePooling1D':
    case 'GlobalAveragePooling2D':
      return planGlobalPooling(spec, context);
    case 'Activation':
    case 'LeakyReLU':
    case 'ELU':
    case 'Softmax':
      return planActivation(spec, context);
    case 'SpatialDropout1D':
      return planSpatialDropout1d(spec, context);
    case 'GaussianNoise':
      return planGaussianNoise(spec, context);
    case 'BatchNormalization':
      return planBatchNormalization(spec, context);
    case 'LayerNormalization':
      return planLayerNormalization(spec, context);
  }
}
