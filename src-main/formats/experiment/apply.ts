import type { AnyCommandName, Input, Output } from '../../contract/commands';
import type { DatasetSummary } from '../../core/dataset/dataset';
import type { ModelRecord } from '../../core/model/model';
import type { ProblemRecord } from '../../core/problem/problem';
import type { Experiment } from './experiment';
import { expandSteps, positionOf } from './step-ranges';

/** Asks the workbench. */
export type Invoke = <Name extends AnyCommandName>(command: Name, input: Input<Name>) => Promise<Output<Name>>;

/** What an experiment became in the open project. */
export interface AppliedExperiment {
  readonly dataset: DatasetSummary;
  readonly problem: ProblemRecord;
  /** In the order of `Experiment.models`. */
  readonly models: readonly ModelRecord[];
}

/**
 * Fills the open project with an experiment: its dataset, problem and models. Nothing is trained.
 *
 * @param file the dataset's CSV file, absolute
 * @param job names the import in progress events
 * @throws SeqbenchError what the import says of a bad file; `experiment.invalid` for a column that is not there
 */
export async function applyExperiment(
  invoke: Invoke,
  experiment: Experiment,
  file: string,
  job = 'experiment',
): Promise<AppliedExperiment> {
  const options = experiment.dataset.kind === 'file' ? experiment.dataset.options : { delimiter: null, header: null };
  const dataset = await invoke('dataset.import', { path: file, job, options });
  const columns = dataset.columns.map((column) => column.name);
  const steps = expandSteps(experiment.problem.steps, columns);
  if (experiment.problem.target !== null) positionOf(experiment.problem.target, columns, 'problem.target');
  const spec = { ...experiment.problem, steps };
  const problem = await invoke('problem.create', { datasetId: dataset.id, name: experiment.problemName ?? experiment.title, spec });
  const models: ModelRecord[] = [];
  // One after the other: their order is the experiment's.
  for (const model of experiment.models) models.push(await invoke('model.save', { modelId: null, spec: model.spec }));
  await invoke('project.setCurrent', { datasetId: dataset.id, problemId: problem.id });
  return { dataset, problem, models };
}
