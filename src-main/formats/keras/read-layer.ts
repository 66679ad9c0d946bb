import type { z } from 'zod';
import { layerSchemas, type LayerSpec, type LayerType } from '../../core/model/layers';
import { readActivation } from './activation';
import { describePlace, invalid, type LayerPlace, placeOf, shown, unsupported, unsupportedOption } from './fault';
import { readInitializer } from './initializer';
import { field, type Fields } from './json';
import { isHarmless } from './layer-constants';
import type { Notes } from './notes';
import { type KerasObject, readObject } from './object';
import { readConstraint, readRegularizer } from './penalty';

/** A layer as the file has it, and as it stands in a stack here. */
export interface ReadLayer {
  readonly place: LayerPlace;
  readonly spec: LayerSpec;
}

/**
 * Reads one layer of a catalogue layer's class, with everything that is said of it.
 *
 * @param place which one it is, while its name is not known: `layer 3`
 * @throws SeqbenchError `keras.invalid`, `keras.unsupported` naming layer and option
 */
export function readLayer(value: unknown, place: string, notes: Notes): ReadLayer {
  return layerOf(readObject(value, place), notes, false);
}

function layerOf(object: KerasObject, notes: Notes, inBidirectional: boolean): ReadLayer {
  const layer = placeOfObject(object);
  const type = typeOf(object.kind, layer);
  const own = new Set(Object.keys(layerSchemas[type].shape));
  const options: Record<string, unknown> = { type };
  for (const [option, value] of Object.entries(object.config)) {
    if (own.has(option)) options[option] = readOption(option, value, layer, notes);
    else if (!isTold(option, value, layer, notes) && !isForced(option, object.kind, inBidirectional) && !isHarmless(type, option, value))
      unsupportedOption(layer, option, value);
  }
  const spec = parseSpec(layerSchemas[type], tidy(options), layer);
  if (spec.type === 'Bidirectional') checkBackward(field(object.config, 'backward_layer'), spec.layer, layer, notes);
  return { place: layer, spec };
}

export function placeOfObject({ kind, config }: KerasObject): LayerPlace {
  const name = field(config, 'name');
  return { kind, name: typeof name === 'string' ? name : kind };
}

function typeOf(kind: string, layer: LayerPlace): LayerType {
  // `Input` is a function of Keras; the class is InputLayer, and stands only at the head of a model.
  if (kind !== 'Input' && Object.hasOwn(layerSchemas, kind)) return kind as LayerType;
  return unsupported(`Seqbench has no layer ${shown(kind)}`, placeOf(layer), kind);
}

function readOption(option: string, value: unknown, layer: LayerPlace, notes: Notes): unknown {
  if (option.endsWith('_initializer')) return readInitializer(value, layer, option);
  if (option.endsWith('_regularizer')) return readRegularizer(value, layer, option);
  if (option.endsWith('_constraint')) return readConstraint(value, layer, option);
  if (option === 'activation' || option === 'recurrent_activation') return readActivation(value, layer, option);
  if (option === 'layer') return layerOf(readObject(value, placeOf(layer, option)), notes, layer.kind === 'Bidirectional').spec;
  // Keras writes a length along one axis as a list of one.
  return layer.kind.endsWith('1D') && Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value;
}

/** Windows that move by their own size are what Keras does where nothing is said. */
function tidy(options: Fields): Fields {
  const { pool_size: size, strides } = options;
  return size !== undefined && JSON.stringify(size) === JSON.stringify(strides) ? { ...options, strides: null } : options;
}

/** What every layer has. */
function isTold(option: string, value: unknown, layer: LayerPlace, notes: Notes): boolean {
  if (option === 'name') return true;
  if (option === 'trainable') return value === true || unsupportedOption(layer, option, value);
  if (option === 'dtype') return isFloat32(value, layer) || unsupportedOption(layer, option, value);
  if (option !== 'seed' || value === null) return false;
  notes.add(`${describePlace(layer)} has a seed of its own; here the run’s seed decides.`);
  return true;
}

export function isFloat32(value: unknown, layer: LayerPlace): boolean {
  if (typeof value === 'string' || value === null) return value === 'float32' || value === null;
  const { kind, config } = readObject(value, placeOf(layer, 'dtype'));
  return kind === 'DTypePolicy' && field(config, 'name') === 'float32';
}

/** Bidirectional sets this of its two layers itself, whatever the file says. */
function isForced(option: string, kind: string, inBidirectional: boolean): boolean {
  return (inBidirectional && option === 'zero_output_for_mask') || (kind === 'Bidirectional' && option === 'backward_layer');
}

/** The layer that reads backwards must be the other's mirror image; Keras takes any. */
function checkBackward(value: unknown, forward: LayerSpec, layer: LayerPlace, notes: Notes): void {
  if (value === undefined || value === null) return;
  const { spec } = layerOf(readObject(value, placeOf(layer, 'backward_layer')), notes, true);
  const mirrored = 'go_backwards' in spec ? { ...spec, go_backwards: !spec.go_backwards } : spec;
  const same = JSON.stringify(Object.entries(mirrored).sort()) === JSON.stringify(Object.entries(forward).sort());
  if (!same) unsupported(`${describePlace(layer)} has a backward_layer that differs from its layer`, placeOf(layer, 'backward_layer'));
}

function parseSpec(schema: z.ZodType<LayerSpec>, options: Fields, layer: LayerPlace): LayerSpec {
  const parsed = schema.safeParse(options);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const option = String(issue?.path[0] ?? 'options');
  const value = field(options, option);
  if (value === undefined) return invalid(`${describePlace(layer)} has no ${option}`, placeOf(layer, option));
  const message = `${describePlace(layer)} has ${option} = ${shown(value)}, which Seqbench does not take`;
  return unsupported(message, placeOf(layer, option), value);
}
