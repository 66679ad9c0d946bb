import { mkdir, open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ImportedModel, Input } from '../../contract/commands';
import { SeqbenchError } from '../../contract/errors';
import { nextName } from '../../core/model/create';
import type { InitialWeights } from '../../core/model/initial-weights';
import { type ModelSpec, modelSpecSchema } from '../../core/model/model';
import { type KerasModel, largestFile, readKeras, usableLayers } from '../../formats/keras';
import { encodeStart } from '../../formats/weights';
import { sha256, writeDurably } from '../files';
import { newId } from '../new-id';
import { artifactPath, type Project } from '../project';
import { codeOf } from '../storage-errors';
import { listModels, putModel } from '../store/models';
import { chooseLoss, chooseOptimizer } from './keras-training';

/**
 * Adds the model of a `.keras` file to the project, with its weights as an artifact; all of it or nothing.
 *
 * @throws SeqbenchError `file.missing`, `file.unreadable`, `keras.invalid`, `keras.unsupported`, `file.disk-full`
 */
export async function importKeras(project: Project, request: Input<'model.importKeras'>): Promise<ImportedModel> {
  const file = basename(request.path);
  const model = await readKeras(await readFile(request.path));
  const notes = [...model.notes];
  const training = { ...chooseLoss(model, request, file, notes), optimizer: chooseOptimizer(model, request, file, notes) };
  const layers = usableLayers(model);
  if (layers.length > model.layers.length)
    notes.push('The file takes a row of values; a Flatten at its head makes the steps of a problem one.');
  const name = nextName(request.name ?? nameOf(model, file), namesIn(project));
  const weights = model.weights.length === 0 ? {} : { initial_weights: await keepWeights(project, model, file) };
  const spec: ModelSpec = modelSpecSchema.parse({ name, layers, ...training, ...weights });
  const record = { id: newId('model'), spec };
  putModel(project.store, record);
  return { record, notes };
}

async function readFile(path: string): Promise<Uint8Array> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      if (size > largestFile)
        throw new SeqbenchError({ code: 'keras.invalid', message: `${basename(path)} is too large for a .keras file.` });
      return new Uint8Array(await file.readFile());
    } finally {
      await file.close();
    }
  } catch (thrown) {
    if (thrown instanceof SeqbenchError) throw thrown;
    const missing = codeOf(thrown) === 'ENOENT';
    throw new SeqbenchError({
      code: missing ? 'file.missing' : 'file.unreadable',
      message: missing ? `There is no file ${basename(path)}.` : `${basename(path)} cannot be read.`,
      place: path,
      remedy: missing ? 'Check the name and whether it was moved.' : 'It must be a file, and you need the right to read it.',
    });
  }
}

/** Keras names a model after its class unless it was told otherwise; the file's name then says more. */
function nameOf({ name }: KerasModel, file: string): string {
  const own = /^(sequential|functional|model)(_\d+)?$/.test(name) ? file.replace(/\.keras$/i, '') : name;
  return (own.trim() || 'Keras model').slice(0, 80);
}

function namesIn(project: Project): readonly string[] {
  return listModels(project.store).map(({ spec }) => spec.name);
}

async function keepWeights(project: Project, { weights }: KerasModel, file: string): Promise<InitialWeights> {
  const tensors = weights.map(({ name, shape }) => ({ name, shape: [...shape] }));
  const bytes = encodeStart(
    { version: 1, tensors },
    weights.map(({ values }) => values),
  );
  const hash = sha256(bytes);
  await mkdir(join(project.folder, 'artifacts'), { recursive: true });
  await writeDurably(artifactPath(project, hash), bytes);
  return { hash, file: file.slice(0, 255), shapes: tensors.map(({ shape }) => shape) };
}
