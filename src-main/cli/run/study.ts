import path from 'node:path';
import { readFile, stat } from 'node:fs/promises';
import { SeqbenchError } from '../../contract/errors';
import { defaultImportOptions } from '../../core/dataset/import-options';
import { type Experiment, type ExperimentModel, readExperiment } from '../../formats/experiment';
import type { TrainingSpec } from '../../core/run/run';
import type { RunCommand } from '../args';

/** An experiment with what the command line changes in it. */
export interface Study {
  readonly experiment: Experiment;
  /** The dataset's files, absolute; null where the experiment uses a sample or a formula. */
  readonly files: readonly string[] | null;
}

/** An experiment is text that people write; anything this large is something else. */
const largest = 32_000_000;

/** @throws SeqbenchError `file.missing`, `file.unreadable`, and what `readExperiment` throws */
export async function readStudy(command: RunCommand): Promise<Study> {
  const given = withKerasFiles(readExperiment(await readText(command.experiment)), path.dirname(command.experiment));
  const experiment = {
    ...given,
    seed: command.seed ?? given.seed,
    dataset: command.data === null ? given.dataset : replaceFile(given, command.data),
    ...forceEngine(given, command),
  };
  const files = filesOf(experiment, command);
  for (const file of files ?? []) await expectFile(file);
  for (const { keras } of experiment.models) if (keras) await expectFile(keras.file);
  return { experiment, files };
}

/** Keras files by their absolute paths. */
function withKerasFiles(experiment: Experiment, folder: string): Experiment {
  const located = (model: ExperimentModel): ExperimentModel =>
    model.keras ? { ...model, keras: { ...model.keras, file: path.resolve(folder, model.keras.file) } } : model;
  return { ...experiment, models: experiment.models.map(located) };
}

/** What the command line forces holds for every model. */
function forceEngine({ training, models }: Experiment, { engine, device }: RunCommand): Pick<Experiment, 'training' | 'models'> {
  const forced = (spec: TrainingSpec): TrainingSpec => ({ ...spec, engine: engine ?? spec.engine, device: device ?? spec.device });
  return { training: forced(training), models: models.map((model) => ({ ...model, training: forced(model.training) })) };
}

function replaceFile({ dataset }: Experiment, file: string): Experiment['dataset'] {
  const options = dataset.kind === 'formula' ? defaultImportOptions : dataset.options;
  return { kind: 'file', files: [file], options };
}

/** A file of the experiment is relative to the experiment; one of the command line is relative to where the user stands. */
function filesOf({ dataset }: Experiment, command: RunCommand): readonly string[] | null {
  if (dataset.kind !== 'file') return null;
  if (command.data !== null) return [path.resolve(command.data)];
  return dataset.files.map((file) => path.resolve(path.dirname(command.experiment), file));
}

async function readText(file: string): Promise<string> {
  const { size } = await expectFile(file);
  if (size > largest)
    throw new SeqbenchError({
      code: 'experiment.invalid',
      message: `${path.basename(file)} is too large for an experiment file.`,
      place: file,
    });
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw unreadable(file);
  }
}

async function expectFile(file: string): Promise<{ readonly size: number }> {
  const found = await stat(file).catch(() => null);
  if (!found) {
    throw new SeqbenchError({
      code: 'file.missing',
      message: `There is no file ${path.basename(file)}.`,
      place: file,
      remedy: 'Check the name and whether it was moved.',
    });
  }
  if (!found.isFile()) throw unreadable(file);
  return found;
}

function unreadable(file: string): SeqbenchError {
  return new SeqbenchError({
    code: 'file.unreadable',
    message: `${path.basename(file)} cannot be read.`,
    place: file,
    remedy: 'It must be a file, and you need the right to read it.',
  });
}
