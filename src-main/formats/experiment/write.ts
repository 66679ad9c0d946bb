import type { LayerSpec } from '../../core/model/layers';
import type { TrainingSpec } from '../../core/run/run';
import type { DatasetSource, Experiment, ExperimentModel } from './experiment';
import { experimentVersion } from './schema';
import { compactJson } from './compact-json';
import { writeProblem } from './write-problem';

/**
 * Writes an experiment with the options of layers and training spelled out, so that later defaults cannot change them; `readExperiment` gives
 * it back.
 */
export function writeExperiment(experiment: Experiment): string {
  return `${compactJson({
    seqbench: experimentVersion,
    title: experiment.title,
    ...(experiment.description === '' ? {} : { description: experiment.description }),
    dataset: writeSource(experiment.dataset),
    problem: { ...(experiment.problemName === null ? {} : { name: experiment.problemName }), ...writeProblem(experiment.problem) },
    training: experiment.training,
    models: experiment.models.map((model) => writeModel(model, experiment.training)),
    seed: experiment.seed,
  })}\n`;
}

function writeSource(source: DatasetSource): object {
  if (source.kind === 'sample') return { sample: source.sample, options: source.options };
  if (source.kind === 'formula') return { formula: source.formula };
  const [file, ...others] = source.files;
  return { ...(others.length === 0 ? { file } : { files: source.files }), options: source.options };
}

function writeModel({ spec, keras, training }: ExperimentModel, base: TrainingSpec): object {
  const own = difference(training, base);
  const overrides = own ? { training: own } : {};
  if (keras) {
    const { file, ...given } = keras;
    return { keras: file, ...given, ...overrides };
  }
  const { name, loss, loss_options, optimizer } = spec;
  const layers = spec.layers.filter((layer) => !isOpenInput(layer));
  return { name, layers, loss, loss_options, optimizer, ...overrides };
}

/** Input without a shape says nothing that the problem does not. */
function isOpenInput(layer: LayerSpec): boolean {
  return layer.type === 'Input' && layer.shape === null;
}

/** Options in which a model's training differs from the experiment's; null where there are none. */
function difference(own: TrainingSpec, base: TrainingSpec): object | null {
  const entries = Object.entries(own).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(base[key as keyof TrainingSpec]));
  return entries.length === 0 ? null : Object.fromEntries(entries);
}
