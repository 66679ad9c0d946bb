import type { ProjectState } from '../../contract/project';
import { fail } from '../../core/errors';
import type { ProblemId } from '../../core/ids';
import type { TrainingSpec } from '../../core/run/run';
import type { Experiment } from './experiment';
import { compressSteps } from './step-ranges';

/**
 * A problem of an open project with all its models, as an experiment that can be saved and run elsewhere.
 *
 * @throws SeqbenchError `problem.unknown`, `problem.incomplete` (steps or target not chosen), `model.unknown` (no model yet)
 */
export function experimentOfProject(project: ProjectState, problemId: ProblemId, training: TrainingSpec, seed: number): Experiment {
  const problem = project.problems.find((candidate) => candidate.id === problemId);
  const dataset = project.datasets.find((candidate) => candidate.id === problem?.datasetId);
  if (!problem || !dataset) return fail({ code: 'problem.unknown', message: 'The problem is not part of this project.' });
  if (problem.spec.steps.length === 0 || problem.spec.target === null) {
    fail({ code: 'problem.incomplete', message: 'The problem has no steps or no target yet.', remedy: 'Choose them under Problem first.' });
  }
  if (project.models.length === 0)
    fail({ code: 'model.unknown', message: 'The project has no model yet.', remedy: 'Add one under Models first.' });
  return {
    title: project.name,
    description: '',
    dataset: { kind: 'file', file: dataset.source, options: dataset.options },
    problemName: problem.name,
    problem: { ...problem.spec, steps: compressSteps(problem.spec.steps) },
    training,
    models: project.models.map((model) => ({ spec: model.spec, training })),
    seed,
  };
}
