import type { AnyCommandName, ImportedModel, Input, Output } from '../../contract/commands';
import type { DatasetSummary } from '../../core/dataset/dataset';
import type { ModelRecord } from '../../core/model/model';
import type { ProblemRecord } from '../../core/problem/problem';
import type { Experiment, ExperimentModel } from './experiment';
import { withColumns } from './named-columns';

/** Asks the workbench. */
export type Invoke = <Name extends AnyCommandName>(command: Name, input: Input<Name>) => Promise<Output<Name>>;

/** What an experiment became in the open project. */
export interface AppliedExperiment {
  readonly dataset: DatasetSummary;
  readonly problem: ProblemRecord;
  /** In the order of `Experiment.models`. */
  readonly models: readonly ModelRecord[];
  /** What Keras files say and is done otherwise here. */
  readonly notes: readonly string[];
}

/**
 * Fills the open project with an experiment: its dataset, problem and models. Nothing is trained.
 *
 * @param experiment whose Keras files are named by absolute paths
 * @param files the dataset's files, absolute
 * @param job names the import in progress events
 * @throws SeqbenchError what the import says of a bad file; `experiment.invalid` for a column that is not there
 */
export async function applyExperiment(
  invoke: Invoke,
  experiment: Experiment,
  files: readonly string[],
  job = 'experiment',
): Promise<AppliedExperiment> {
  const dataset = await makeDataset(invoke, experiment, files, job);
  const columns = dataset.columns.map((column) => column.name);
  const spec = withColumns(experiment.problem, columns);
  const problem = await invoke('problem.create', { datasetId: dataset.id, name: experiment.problemName ?? experiment.title, spec });
  const models: ModelRecord[] = [];
  const notes: string[] = [];
  // One after the other: their order is the experiment's.
  for (const model of experiment.models) {
    const added = await addModel(invoke, model);
    models.push(added.record);
    notes.push(...added.notes.map((note) => `${added.record.spec.name}: ${note}`));
  }
  await invoke('project.plan', { training: experiment.training, seed: experiment.seed });
  await invoke('project.setCurrent', { datasetId: dataset.id, problemId: problem.id });
  return { dataset, problem, models, notes };
}

async function makeDataset(invoke: Invoke, { dataset, title }: Experiment, files: readonly string[], job: string): Promise<DatasetSummary> {
  if (dataset.kind === 'formula') return invoke('dataset.fromFormula', { name: title, formula: dataset.formula, job });
  return invoke('dataset.import', { paths: [...files], job, options: dataset.options });
}

async function addModel(invoke: Invoke, { spec, keras }: ExperimentModel): Promise<ImportedModel> {
  if (!keras) return { record: await invoke('model.save', { modelId: null, spec }), notes: [] };
  const { file: path, ...given } = keras;
  return invoke('model.importKeras', { path, ...given, defaults: false });
}
