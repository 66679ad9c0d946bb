import { layerSchemas, type LayerOf } from '../../core/model/layers';
import { describePlace, invalid, type LayerPlace, placeOf, unsupportedOption } from './fault';
import { asList, field } from './json';
import { isHarmless } from './layer-constants';
import type { Notes } from './notes';
import type { KerasObject } from './object';
import { isFloat32, placeOfObject } from './read-layer';

/** Whole numbers may come in as such: an Embedding looks them up. */
const wholeNumbers: readonly unknown[] = ['int8', 'int16', 'int32', 'int64', 'uint8', 'uint16', 'uint32'];

/** @throws SeqbenchError `keras.invalid`, `keras.unsupported` naming the option */
export function readInput(object: KerasObject, notes: Notes): LayerOf<'Input'> {
  const layer = placeOfObject(object);
  for (const [option, value] of Object.entries(object.config)) {
    if (option === 'name' || option === 'batch_shape') continue;
    if (option === 'dtype' && (wholeNumbers.includes(value) || isFloat32(value, layer))) continue;
    if (!isHarmless('Input', option, value)) unsupportedOption(layer, option, value);
  }
  return inputOf(field(object.config, 'batch_shape'), layer, notes);
}

/** @param batchShape `[null, 36, 1]`: the batch and one sample */
export function inputOf(batchShape: unknown, layer: LayerPlace, notes: Notes): LayerOf<'Input'> {
  const [batch, ...shape] = asList(batchShape, placeOf(layer, 'batch_shape'));
  if (batch !== null && typeof batch !== 'number') invalid(`${describePlace(layer)} has no batch_shape`, placeOf(layer, 'batch_shape'));
  if (batch !== null) notes.add(`The file was saved for batches of ${String(batch)}; here the training says how large they are.`);
  const parsed = layerSchemas.Input.safeParse({ type: 'Input', shape });
  return parsed.success ? parsed.data : unsupportedOption(layer, 'batch_shape', batchShape);
}
