import type { Shape } from '../../core/model/layer';
import { readArchive } from './archive';
import type { ChainLayer } from './chain';
import { invalid, needsCode, placeOf, shown, unsupported } from './fault';
import { given } from './given';
import { asFields, field, type Fields, parseFields } from './json';
import { type LossChoice, readLoss } from './loss';
import type { KerasModel } from './model';
import { Notes } from './notes';
import { readObject } from './object';
import { readOptimizer } from './optimizer';
import { readFunctional } from './functional';
import { type Chain, readSequential } from './sequential';
import { stackOf, type StackedLayer } from './stack';
import { readModelWeights } from './weights';

/**
 * Reads a `.keras` file of Keras 3: a Sequential model, or a functional one whose layers come one after the other. Nothing in it is
 * trusted, and nothing in it is run.
 *
 * @param bytes the whole file
 * @throws SeqbenchError `keras.invalid` for what is not whole; `keras.unsupported` naming the layer and the option for what there is
 *   no match for
 */
export async function readKeras(bytes: Uint8Array): Promise<KerasModel> {
  const archive = await readArchive(bytes);
  checkVersion(parseFields(archive.metadata, 'metadata.json'));
  const model = parseFields(archive.config, 'config.json');
  const notes = new Notes();
  const chain = readChain(model, notes);
  const layers = [chain.input, ...chain.layers.map((layer) => layer.spec)];
  const stack = stackOf(layers, sampleShape(chain), (index, why) => doesNotFit(chain.layers[index - 1], why));
  checkSize(stack, archive.weights.length);
  const weights = await readModelWeights(archive.weights, chain.layers, stack);
  const compiled = asFields(field(model, 'compile_config') ?? {}, 'compile_config');
  noteCompiled(compiled, notes);
  const name = field(asFields(field(model, 'config'), 'config'), 'name');
  return {
    name: typeof name === 'string' && name.trim() ? name.trim().slice(0, 80) : 'model',
    layers,
    loss: given(field(compiled, 'loss'), (loss) => readLossOf(compiled, loss)),
    optimizer: given(field(compiled, 'optimizer'), readOptimizer),
    weights,
    notes: notes.all,
  };
}

/** Versions before 3 lay a file out in another way, those after it in a way that is not known yet. */
function checkVersion(metadata: Fields): void {
  const version = field(metadata, 'keras_version');
  const major = typeof version === 'string' ? /^(\d{1,4})\./.exec(version)?.[1] : undefined;
  if (major === undefined) invalid('metadata.json names no version of Keras', 'metadata.json');
  if (Number(major) > 3)
    unsupported(`The file was saved by Keras ${shown(version)}, and Seqbench reads up to Keras 3`, 'keras_version', version);
  if (Number(major) < 3)
    unsupported(`The file was saved by Keras ${shown(version)}; Keras 3 can open it and save it again`, 'keras_version', version);
}

function readChain(model: Fields, notes: Notes): Chain {
  const kind = field(model, 'class_name');
  if (kind !== 'Sequential' && kind !== 'Functional' && kind !== 'Model')
    needsCode(`The model class ${shown(typeof kind === 'string' ? kind : 'without a name')}`, 'config.json');
  const { config } = readObject(model, 'the model');
  if (field(config, 'trainable') === false) unsupported('The model is frozen (trainable = false)', 'trainable', false);
  return kind === 'Sequential' ? readSequential(config, notes) : readFunctional(config, notes);
}

function sampleShape({ input }: Chain): Shape {
  return input.shape ?? invalid('its input has no shape', 'config.json');
}

function doesNotFit(layer: ChainLayer | undefined, why: string): never {
  return unsupported(why.replace(/\.$/, ''), layer && placeOf({ kind: layer.spec.type, name: layer.name }));
}

/** A config can speak of more weights than any machine holds; the file says at once whether they can be in it. */
function checkSize(stack: readonly StackedLayer[], bytes: number): void {
  const values = stack
    .flatMap((layer) => layer.weights)
    .reduce((sum, { shape }) => sum + shape.reduce((size, length) => size * length, 1), 0);
  if (values * 4 > bytes) invalid(`its layers have ${values} weights, more than model.weights.h5 can hold`, 'model.weights.h5');
}

function noteCompiled(compiled: Fields, notes: Notes): void {
  const metrics = field(compiled, 'metrics') ?? field(compiled, 'weighted_metrics') ?? null;
  if (metrics !== null && !(Array.isArray(metrics) && metrics.length === 0))
    notes.add('The file’s metrics are not taken over: Seqbench computes its own.');
  if (field(compiled, 'optimizer')) notes.add('The optimizer’s memory is not taken over: training begins with a fresh one.');
}

function readLossOf(compiled: Fields, loss: unknown): LossChoice {
  const weights = field(compiled, 'loss_weights') ?? null;
  return weights === null ? readLoss(loss) : unsupported('The model was compiled with loss_weights', 'loss_weights', weights);
}
