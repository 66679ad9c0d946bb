import type { Shape } from '../../core/model/layer';
import type { LayerSpec } from '../../core/model/layers';
import type { ModelSpec } from '../../core/model/model';
import { fail } from '../../core/errors';
import { writeArchive } from './archive';
import { withFloats } from './floats';
import { type Hdf5Entry, writeHdf5 } from './hdf5/write';
import { writeLoss } from './loss';
import { groupNames, weightGroups, weightPaths } from './layout';
import { UniqueNames } from './names';
import { writeOptimizer } from './optimizer';
import { float32, serialized } from './serialized';
import { stackOf, type StackedLayer } from './stack';
import { writeInput, writeLayer } from './write-layer';

/** What is written: a model and its weights in the order of `get_weights()`. */
export interface WrittenModel {
  readonly spec: ModelSpec;
  /** One sample as the problem has it; an open length of the model's own Input stays open. */
  readonly input: Shape;
  readonly weights: readonly Float32Array[];
}

/** The version of Keras whose files these are. */
const kerasVersion = '3.15.1';

/**
 * Writes a Sequential model as Keras 3 saves one: `keras.saving.load_model` opens it and predicts the same.
 *
 * @returns the file's bytes, the same ones for the same model
 * @throws SeqbenchError `model.invalid` where the layers do not fit together, or the weights do not fit the layers
 */
export async function writeKeras(model: WrittenModel): Promise<Uint8Array> {
  const layers = namedLayers(model);
  const [first, ...rest] = layers;
  const input = [first?.layer.spec.type === 'Input' && isStateful(model.spec.layers) ? 1 : null, ...inputShape(layers)];
  const config = serialized('keras', 'Sequential', {
    name: 'sequential',
    trainable: true,
    dtype: float32,
    layers: [writeInput(input, 'input_layer'), ...rest.map(({ layer, name }) => writeLayer(layer.spec, name))],
    build_input_shape: input,
  });
  const compiled = compileConfig(model.spec);
  return writeArchive({
    config: withFloats({ ...config, build_config: { input_shape: input }, ...(compiled ? { compile_config: compiled } : {}) }),
    metadata: JSON.stringify({ keras_version: kerasVersion, date_saved: '2020-01-01@00:00:00' }),
    weights: await writeHdf5([...tensorsOf(layers, model.weights), { path: 'vars', attributes: { name: 'sequential' } }]),
  });
}

interface NamedLayer {
  readonly layer: StackedLayer;
  /** Its name, which is its group under `layers` too. */
  readonly name: string;
}

function namedLayers({ spec, input }: WrittenModel): readonly NamedLayer[] {
  const names = new UniqueNames();
  const [first] = spec.layers;
  const own = first?.type === 'Input' && first.shape ? first.shape : input;
  const stack = stackOf(spec.layers, own, (_index, why) => doesNotFit(spec, why));
  return stack.flatMap((layer) => [...flattened(layer), layer]).map((layer) => ({ layer, name: nameOf(layer, names) }));
}

function nameOf({ spec }: StackedLayer, names: UniqueNames): string {
  return names.next(spec.type === 'Input' ? 'InputLayer' : spec.type);
}

/** One whole number a step is `[steps, 1]` here and `[steps]` to Keras's Embedding: a Reshape takes the last axis away. */
function flattened({ spec, input }: StackedLayer): readonly StackedLayer[] {
  if (spec.type !== 'Embedding' || input.length === 1) return [];
  const steps = input[0] ?? null;
  return [{ spec: { type: 'Reshape', target_shape: [steps ?? -1] }, input, output: [steps], weights: [] }];
}

function inputShape(layers: readonly NamedLayer[]): Shape {
  return layers[0]?.layer.input ?? [];
}

/** Keras keeps states only for a batch of a size that is known when the model is built; a free run has one sample. */
function isStateful(layers: readonly LayerSpec[]): boolean {
  return (
    layers.some((spec) => 'stateful' in spec && spec.stateful) ||
    layers.some((spec) => spec.type === 'Bidirectional' && spec.layer.stateful)
  );
}

function tensorsOf(layers: readonly NamedLayer[], weights: readonly Float32Array[]): readonly Hdf5Entry[] {
  let next = 0;
  const entries: Hdf5Entry[] = [];
  for (const { layer, name } of layers.slice(1)) {
    const paths = weightPaths(weightGroups(layer.spec, name, layer.weights.length));
    for (const [index, { shape }] of layer.weights.entries())
      entries.push({ path: paths[index] ?? '', shape, values: sized(weights[next + index], shape) });
    next += layer.weights.length;
    entries.push(...groupNames(layer.spec, name).map(([path, own]) => ({ path, attributes: { name: own } })));
  }
  if (next !== weights.length) misfit();
  return entries;
}

function sized(values: Float32Array | undefined, shape: readonly number[]): Float32Array {
  return values?.length === shape.reduce((size, length) => size * length, 1) ? values : misfit();
}

function misfit(): never {
  return fail({ code: 'model.invalid', message: 'The saved weights do not belong to this model.', remedy: 'Train the model again.' });
}

function doesNotFit(spec: ModelSpec, why: string): never {
  return fail({ code: 'model.invalid', message: `Model “${spec.name}” cannot be built: ${why}`, remedy: 'Mend the model under Models.' });
}

/** @returns null where Keras has no such loss: it then opens the model without one */
function compileConfig(spec: ModelSpec): object | null {
  const loss = writeLoss(spec);
  if (!loss) return null;
  return {
    optimizer: writeOptimizer(spec.optimizer),
    loss,
    loss_weights: null,
    metrics: null,
    weighted_metrics: null,
    run_eagerly: false,
    steps_per_execution: 1,
    jit_compile: false,
  };
}
