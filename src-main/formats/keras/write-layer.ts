import type { Constraint, Regularizer } from '../../core/model/penalties';
import type { Initializer } from '../../core/model/initializers';
import type { LayerOf, LayerSpec } from '../../core/model/layers';
import { writeActivation } from './activation';
import { writeInitializer } from './initializer';
import { type Fields, without } from './json';
import { layerConstants } from './layer-constants';
import { toSnakeCase } from './names';
import { writePenalty } from './penalty';
import { float32, serialized, type Serialized } from './serialized';

/** @returns the layer as Keras 3.15 writes it, with every option */
export function writeLayer(spec: LayerSpec, name: string): Serialized {
  // Keras's SpatialDropout1D refuses what every other layer takes.
  const common = spec.type === 'SpatialDropout1D' ? { name, dtype: 'float32' } : { name, trainable: true, dtype: float32 };
  return serialized('keras.layers', spec.type, { ...common, ...optionsOf(spec), ...layerConstants[spec.type] });
}

/** @param batchShape the batch, null where it is open, and one sample */
export function writeInput(batchShape: readonly (number | null)[], name: string): Serialized {
  return serialized('keras.layers', 'InputLayer', { batch_shape: batchShape, dtype: 'float32', ...layerConstants.Input, name });
}

function optionsOf(spec: LayerSpec): Fields {
  if (spec.type === 'Bidirectional') return bothDirections(spec);
  if (spec.type === 'TimeDistributed') return { layer: writeLayer(spec.layer, toSnakeCase(spec.layer.type)) };
  const options = Object.entries(without(spec, 'type')).map(([option, value]) => [option, writeOption(spec.type, option, value)]);
  return withStrides(Object.fromEntries(options) as Fields);
}

function writeOption(type: string, option: string, value: unknown): unknown {
  // The schema of every layer gives these options these types.
  if (option.endsWith('_initializer')) return writeInitializer(value as Initializer);
  if (option.endsWith('_regularizer')) return writePenalty('keras.regularizers', value as Regularizer | null);
  if (option.endsWith('_constraint')) return writePenalty('keras.constraints', value as Constraint | null);
  if (option === 'activation' || option === 'recurrent_activation') return writeActivation(value as string);
  return type.endsWith('1D') && alongAnAxis.has(option) && value !== null ? [value] : value;
}

const alongAnAxis = new Set(['kernel_size', 'strides', 'dilation_rate', 'pool_size']);

/** Keras writes down that a window moves by its own size. */
function withStrides(options: Fields): Fields {
  return options.strides === null ? { ...options, strides: options.pool_size } : options;
}

/** Keras sets `zero_output_for_mask` of both layers itself. */
function bothDirections(spec: LayerOf<'Bidirectional'>): Fields {
  const { layer, merge_mode } = spec;
  const direction = (name: string, backwards: boolean): Serialized => {
    const written = writeLayer({ ...layer, go_backwards: backwards }, `${name}_${toSnakeCase(layer.type)}`);
    return { ...written, config: { ...written.config, zero_output_for_mask: layer.return_sequences } };
  };
  return { merge_mode, layer: direction('forward', layer.go_backwards), backward_layer: direction('backward', !layer.go_backwards) };
}
