import type { LayerSpec } from '../../core/model/layers';
import { type ChainLayer, readLayers, refuseNested, tooMany } from './chain';
import { invalid } from './fault';
import { asFields, asList, field, type Fields } from './json';
import { UniqueNames } from './names';
import type { Notes } from './notes';
import { readObject } from './object';
import { inputOf, readInput } from './read-input';

/** A model's layers in order; the first is Input, which has no weights. */
export interface Chain {
  readonly input: LayerSpec & { readonly type: 'Input' };
  readonly layers: readonly ChainLayer[];
}

/** `keras.Sequential`: a stack by nature. */
export function readSequential(config: Fields, notes: Notes): Chain {
  const values = asList(field(config, 'layers'), 'layers');
  tooMany(values.length);
  for (const value of values) refuseNested(asFields(value, 'layers'));
  const [first] = values;
  const head = first === undefined ? null : readHead(first);
  const rest = head ? values.slice(1) : values;
  const input = head ? readInput(head, notes) : inputOf(builtFor(config), { kind: 'Sequential', name: 'build_input_shape' }, notes);
  // Keras leaves the InputLayer of a Sequential out of what it saves weights of.
  return { input, layers: readLayers(rest, head ? 2 : 1, new UniqueNames(), notes) };
}

function readHead(value: unknown) {
  return field(asFields(value, 'layer 1'), 'class_name') === 'InputLayer' ? readObject(value, 'layer 1') : null;
}

function builtFor(config: Fields): unknown {
  return field(config, 'build_input_shape') ?? invalid('the model was saved before it was built, so it has no weights', 'config.json');
}
