import * as layers from '@tensorflow/tfjs-layers';
import type { LayerSpec } from '../../src-main/core/model/layers';

/** @returns the layer of the reference problems in tfjs-layers; recurrent weights start glorot uniform, since orthogonal takes seconds */
export function tfjsLayer(spec: LayerSpec, first: { inputShape?: number[] }): layers.layers.Layer {
  const make = layers.layers;
  switch (spec.type) {
    case 'Flatten':
      return make.flatten(first);
    case 'Dense':
      return make.dense({ ...first, units: spec.units, activation: activationOf(spec.activation) });
    case 'Dropout':
      return make.dropout({ ...first, rate: spec.rate });
    case 'Conv1D':
      return make.conv1d({
        ...first,
        filters: spec.filters,
        kernelSize: spec.kernel_size,
        activation: activationOf(spec.activation),
        padding: spec.padding,
      });
    case 'Conv2D':
      return make.conv2d({
        ...first,
        filters: spec.filters,
        kernelSize: [...spec.kernel_size],
        activation: activationOf(spec.activation),
        padding: spec.padding,
      });
    case 'MaxPooling1D':
      return make.maxPooling1d({ ...first, poolSize: spec.pool_size });
    case 'MaxPooling2D':
      return make.maxPooling2d({ ...first, poolSize: [...spec.pool_size] });
    case 'SimpleRNN':
      return make.simpleRNN({ ...first, ...recurrent(spec) });
    case 'LSTM':
      return make.lstm({ ...first, ...recurrent(spec), recurrentActivation: 'sigmoid' });
    case 'GRU':
      return make.gru({ ...first, ...recurrent(spec), recurrentActivation: 'sigmoid' });
    default:
      throw new Error(`The bench does not build ${spec.type}.`);
  }
}

type TfjsActivation = 'linear' | 'relu' | 'sigmoid' | 'softmax' | 'tanh';

function activationOf(name: string): TfjsActivation {
  const known: readonly TfjsActivation[] = ['linear', 'relu', 'sigmoid', 'softmax', 'tanh'];
  const found = known.find((candidate) => candidate === name);
  if (!found) throw new Error(`The bench does not build the activation ${name}.`);
  return found;
}

function recurrent(spec: Extract<LayerSpec, { type: 'SimpleRNN' | 'LSTM' | 'GRU' }>) {
  return {
    units: spec.units,
    activation: activationOf(spec.activation),
    returnSequences: spec.return_sequences,
    dropout: spec.dropout,
    recurrentDropout: spec.recurrent_dropout,
    recurrentInitializer: 'glorotUniform' as const,
  };
}
