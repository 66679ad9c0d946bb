import { fail } from '../../core/errors';
import { defaultImportOptions } from '../../core/dataset/import-options';
import { layerSchemas } from '../../core/model/layers';
import { type ModelSpec, modelSpecSchema } from '../../core/model/model';
import type { TrainingSpec } from '../../core/run/run';
import type { DatasetSource, Experiment, ExperimentModel, KerasReference } from './experiment';
import { type Fault, faultsError, faultsOf } from './issues';
import { readJson } from './read-json';
import { valueAt } from './schema-at';
import { type ExperimentFile, experimentSchema, experimentVersion } from './schema';

/**
 * Reads an experiment file; nothing in it is trusted.
 *
 * @param text the file's content
 * @throws SeqbenchError `experiment.not-json`, `experiment.newer-version`, `experiment.invalid` (all faults, the first as the headline)
 */
export function readExperiment(text: string): Experiment {
  const raw = readJson(text);
  checkVersion(raw);
  const parsed = experimentSchema.safeParse(raw);
  const faults = [...(parsed.success ? [] : faultsOf(parsed.error.issues, experimentSchema, raw)), ...sourceFaults(raw)];
  if (!parsed.success || faults.length > 0) return fail(faultsError(faults));
  return experimentOfFile(parsed.data, raw);
}

function checkVersion(raw: unknown): void {
  const version = valueAt(raw, ['seqbench']);
  if (typeof version === 'number' && version > experimentVersion) {
    fail({
      code: 'experiment.newer-version',
      message: `The experiment file is of version ${version}; this Seqbench reads up to version ${experimentVersion}.`,
      place: 'seqbench',
      value: String(version),
      remedy: 'Open it with a newer Seqbench.',
    });
  }
  if (version !== undefined) return;
  fail({
    code: 'experiment.invalid',
    message: 'This is not an experiment file: it lacks “seqbench”, the version.',
    place: 'seqbench',
    remedy: `Begin it with { "seqbench": ${experimentVersion}, …`,
  });
}

/** A dataset is a file, several files, a sample or a formula, and only one of these. */
function sourceFaults(raw: unknown): readonly Fault[] {
  const dataset = valueAt(raw, ['dataset']);
  if (typeof dataset !== 'object' || dataset === null) return [];
  const given = ['file', 'files', 'sample', 'formula'].filter((key) => Object.hasOwn(dataset, key)).length;
  if (given === 1) return [];
  const message =
    given === 0
      ? 'The dataset names neither a file nor a sample nor a formula.'
      : 'The dataset names more than one of file, files, sample and formula.';
  return [{ place: 'dataset', message, remedy: 'Write { "file": "games.csv" } or { "sample": "basketball" }.' }];
}

function experimentOfFile(file: ExperimentFile, raw: unknown): Experiment {
  const { name, ...problem } = file.problem;
  return {
    title: file.title,
    description: file.description,
    dataset: sourceOf(file.dataset),
    problemName: name ?? null,
    problem,
    training: file.training,
    models: file.models.map((model, index) => modelOf(model, file.training, valueAt(raw, ['models', index, 'training']))),
    seed: file.seed,
  };
}

function sourceOf(dataset: ExperimentFile['dataset']): DatasetSource {
  const options = dataset.options ?? defaultImportOptions;
  if (dataset.sample !== undefined) return { kind: 'sample', sample: dataset.sample, options };
  if (dataset.formula !== undefined) return { kind: 'formula', formula: dataset.formula };
  const files = dataset.files ?? (dataset.file === undefined ? [] : [dataset.file]);
  return { kind: 'file', files, options };
}

function modelOf(model: ExperimentFile['models'][number], base: TrainingSpec, rawTraining: unknown): ExperimentModel {
  const training = model.training ? overrideTraining(base, model.training, rawTraining) : base;
  const { keras: file, name, layers, loss, loss_options, optimizer } = model;
  const entries = Object.entries({ name, loss, loss_options, optimizer }).filter(([, value]) => value !== undefined);
  const given: Omit<KerasReference, 'file'> = Object.fromEntries(entries);
  if (file !== undefined) return { keras: { file, ...given }, training };
  // The schema refuses a model that has neither a Keras file nor all of these.
  return { spec: withInput(modelSpecSchema.parse({ ...given, layers })), training };
}

/** The Input layer may be left out; its shape is the problem's. */
function withInput(model: ModelSpec): ModelSpec {
  if (model.layers[0]?.type === 'Input') return model;
  return { ...model, layers: [layerSchemas.Input.parse({ type: 'Input' }), ...model.layers] };
}

/** Takes from `given` only what the file names; the rest of `given` is defaults. */
function overrideTraining(base: TrainingSpec, given: TrainingSpec, raw: unknown): TrainingSpec {
  const named = onlyNamed(given, raw);
  return {
    ...base,
    ...named,
    ...overrideCallback('early_stopping', base, given, raw),
    ...overrideCallback('reduce_lr_on_plateau', base, given, raw),
  };
}

type Callback = 'early_stopping' | 'reduce_lr_on_plateau';

/** Option by option, where both have the callback. */
function overrideCallback(name: Callback, base: TrainingSpec, given: TrainingSpec, raw: unknown): Partial<TrainingSpec> {
  const [own, general] = [given[name], base[name]];
  const rawOptions = valueAt(raw, [name]);
  if (!own || !general || rawOptions === undefined) return {};
  return { [name]: { ...general, ...onlyNamed(own, rawOptions) } };
}

function onlyNamed<Value extends object>(value: Value, raw: unknown): Partial<Value> {
  const names = typeof raw === 'object' && raw !== null ? Object.keys(raw) : [];
  return Object.fromEntries(Object.entries(value).filter(([key]) => names.includes(key))) as Partial<Value>;
}
