import { initializer, type Initializer, type InitializerName } from '../../core/model/initializers';
import { type LayerPlace, placeOf, unsupportedOption } from './fault';
import { field, type Fields, without } from './json';
import { readObject } from './object';
import { serialized, type Serialized } from './serialized';

/** Class and config of every initializer that goes by a name here; of two names for one, the first is what a file is read as. */
const named: Readonly<Record<InitializerName, readonly [kind: string, config: Fields]>> = {
  glorot_uniform: ['GlorotUniform', {}],
  glorot_normal: ['GlorotNormal', {}],
  he_uniform: ['HeUniform', {}],
  he_normal: ['HeNormal', {}],
  lecun_uniform: ['LecunUniform', {}],
  lecun_normal: ['LecunNormal', {}],
  orthogonal: ['Orthogonal', { gain: 1 }],
  uniform: ['RandomUniform', { minval: -0.05, maxval: 0.05 }],
  random_uniform: ['RandomUniform', { minval: -0.05, maxval: 0.05 }],
  normal: ['RandomNormal', { mean: 0, stddev: 0.05 }],
  random_normal: ['RandomNormal', { mean: 0, stddev: 0.05 }],
  truncated_normal: ['TruncatedNormal', { mean: 0, stddev: 0.05 }],
  zeros: ['Zeros', {}],
  ones: ['Ones', {}],
  constant: ['Constant', { value: 0 }],
};

/** Classes whose config says nothing but a seed and axes left to themselves. */
const scaling = new Set(['GlorotUniform', 'GlorotNormal', 'HeUniform', 'HeNormal', 'LecunUniform', 'LecunNormal']);
const unseeded = new Set(['Zeros', 'Ones', 'Constant']);

/** @throws SeqbenchError `keras.unsupported` for an initializer that is not in the catalogue */
export function readInitializer(value: unknown, layer: LayerPlace, option: string): Initializer {
  const text = typeof value === 'string' ? value : null;
  const { kind, config }: { kind: string; config: Fields } =
    text === null ? readObject(value, placeOf(layer, option)) : { kind: text, config: {} };
  const refuse = (): never => unsupportedOption(layer, option, text ?? kind);
  // Which axes count as inputs is Keras's to find out, here as there.
  if ([field(config, 'input_axes'), field(config, 'output_axes')].some((axes) => axes !== null && axes !== undefined)) refuse();
  const options = without(config, 'seed', 'input_axes', 'output_axes');
  const name = Object.entries(named).find(([, [known, defaults]]) => known === kind && sameFields(defaults, options))?.[0];
  const parsed = initializer.safeParse(name ?? text ?? { type: kind, ...options });
  return parsed.success ? parsed.data : refuse();
}

export function writeInitializer(value: Initializer): Serialized {
  const [kind, options] = typeof value === 'string' ? named[value] : splitType(value);
  const axes = scaling.has(kind) ? { input_axes: null, output_axes: null } : {};
  return serialized('keras.initializers', kind, { ...(unseeded.has(kind) ? {} : { seed: null }), ...axes, ...options });
}

function splitType({ type, ...options }: Exclude<Initializer, string>): readonly [string, Fields] {
  return [type, options];
}

function sameFields(one: Fields, other: Fields): boolean {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => field(other, key) === one[key]);
}
