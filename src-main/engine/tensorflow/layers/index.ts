import type { LayerSpec } from '../../../core/model/layers';
import { assertNever } from '../../../core/assert';
import type { Layer, LayerContext } from '../layer';
import { activationLayer, eluLayer, leakyReluLayer, softmaxLayer } from './activation';
import { bidirectionalLayer } from './bidirectional';
import { conv1dLayer, conv2dLayer } from './convolution';
import { denseLayer } from './dense';
import { embeddingLayer } from './embedding';
import { globalPoolingLayer } from './global-pooling';
import { maskingLayer } from './masking';
import { dropoutLayer, gaussianNoiseLayer } from './noise';
import { batchNormalizationLayer, layerNormalizationLayer } from './normalization';
import { pooling1dLayer, pooling2dLayer } from './pooling';
import { recurrentLayer } from './recurrent';
import { inputLayer, repeatVectorLayer, reshapeLayer } from './reshaping';
import { timeDistributedLayer } from './time-distributed';

/** The one list of layers that this engine computes. */
export function layerOf(spec: LayerSpec, context: LayerContext): Layer {
  const { index } = context;
  switch (spec.type) {
    case 'Input':
      return inputLayer();
    case 'Flatten':
    case 'Reshape':
      return reshapeLayer(context);
    case 'RepeatVector':
      return repeatVectorLayer(spec);
    case 'Dense':
      return denseLayer(spec, context);
    case 'Embedding':
      return embeddingLayer(spec, context);
    case 'Masking':
      return maskingLayer(spec);
    case 'SimpleRNN':
    case 'LSTM':
    case 'GRU':
      return recurrentLayer(spec, index);
    case 'Bidirectional':
      return bidirectionalLayer(spec, index);
    case 'TimeDistributed':
      return timeDistributedLayer(layerOf(spec.layer, stepContext(context)), context, spec.layer.type === 'BatchNormalization');
    case 'Conv1D':
      return conv1dLayer(spec, context);
    case 'Conv2D':
      return conv2dLayer(spec, context);
    case 'MaxPooling1D':
    case 'AveragePooling1D':
      return pooling1dLayer(spec, context);
    case 'MaxPooling2D':
    case 'AveragePooling2D':
      return pooling2dLayer(spec, context);
    case 'GlobalMaxPooling1D':
    case 'GlobalAveragePooling1D':
    case 'GlobalMaxPooling2D':
    case 'GlobalAveragePooling2D':
      return globalPoolingLayer(spec, context);
    case 'Dropout':
    case 'SpatialDropout1D':
      return dropoutLayer(spec.rate, index, spec.type === 'SpatialDropout1D');
    case 'GaussianNoise':
      return gaussianNoiseLayer(spec.stddev, index);
    case 'BatchNormalization':
      return batchNormalizationLayer(spec, index);
    case 'LayerNormalization':
      return layerNormalizationLayer(spec);
    case 'Activation':
      return activationLayer(spec);
    case 'LeakyReLU':
      return leakyReluLayer(spec);
    case 'ELU':
      return eluLayer(spec);
    case 'Softmax':
      return softmaxLayer();
    default:
      return assertNever(spec);
  }
}

/** One step of a sequence. */
function stepContext({ index, input, output }: LayerContext): LayerContext {
  return { index, input: input.slice(1), output: output.slice(1) };
}
