import { mkdir } from 'node:fs/promises';
import type { CreatedRuns, Input } from '../../contract/commands';
import { SeqbenchError } from '../../contract/errors';
import { checkModel, isBuildable, startsFromWeights } from '../../core/model/check';
import type { ModelRecord, ModelSpec } from '../../core/model/model';
import type { PreparedProblem, PreparedSummary, ProblemRecord } from '../../core/problem/problem';
import { refuseTraining } from '../../core/run/refuse-training';
import type { RunRecord, TrainingSpec } from '../../core/run/run';
import { plural } from '../../core/text';
import { artifactPath, type Project, runFolder } from '../project';
import { storageError } from '../storage-errors';
import { type FoldToTrain, foldsToTrain, replacedRun, runsOfFolds } from './folds';
import { getModel } from '../store/models';
import { getProblem } from '../store/problems';
import { addRuns } from '../store/runs';

/** Writes the snapshots of a problem, or finds them. */
export type Prepare = (problem: ProblemRecord) => Promise<PreparedProblem>;

/**
 * Stores one queued run a model, or one a model and fold, with its folder; all of them or none.
 *
 * @throws SeqbenchError `problem.*` where the problem cannot be prepared, `problem.too-few-rows` where a batch is larger than the
 * training part, `model.unknown`, `model.invalid`, `request.invalid` for settings that cannot go together, `request.refused` where a run
 * cannot take the place of another
 */
export async function createRuns(project: Project, request: Input<'store.createRuns'>, prepare: Prepare): Promise<CreatedRuns> {
  const problem = getProblem(project.store, request.problemId);
  const prepared = await prepare(problem);
  const folds = foldsToTrain(prepared, replacedRun(project, request));
  if (!drawsAnywhere(problem, request.training)) for (const fold of folds) refuseLargeBatch(fold, request.training);
  const models = request.modelIds.map((id) => getModel(project.store, id));
  refuseSettings(models, request.training, prepared);
  const params = models.map((model) => paramsOf(model, prepared));
  const createdAt = new Date().toISOString();
  const runs = models.flatMap((model, index) =>
    runsOfFolds(folds, (fold, id) => ({
      id,
      problemId: problem.id,
      modelId: model.id,
      model: asTrained(model.spec, prepared),
      training: request.training,
      seed: request.seed,
      ...(fold.place ? { fold: fold.place } : {}),
      preparedHash: fold.prepared.hash,
      state: 'queued',
      params: params[index] ?? 0,
      createdAt,
      ...nothingYet,
    })),
  );
  const weights = runs.map((run) => weightsFile(project, run.model));
  const folders = await makeFolders(project, runs);
  addRuns(project.store, runs);
  return { runs, prepared: models.flatMap(() => folds.map((fold) => fold.prepared)), folders, weights };
}

const nothingYet = {
  reason: null,
  startedAt: null,
  endedAt: null,
  epochs: [],
  bestEpoch: null,
  seconds: null,
  stepMs: null,
  evaluation: null,
  weightsHash: null,
  environment: null,
};

/** Windows that begin at any moment are not as many as there are rows. */
function drawsAnywhere({ spec }: ProblemRecord, { steps }: TrainingSpec): boolean {
  return steps !== null && spec.shape === 'windows' && spec.windows?.anywhere === true;
}

function refuseLargeBatch({ prepared: { train }, number }: FoldToTrain, training: TrainingSpec): void {
  if (train.rows >= training.batch_size) return;
  throw new SeqbenchError({
    code: 'problem.too-few-rows',
    message: `The training part${number === null ? '' : ` of fold ${number}`} has ${plural(train.rows, 'row')}, fewer than one batch of ${training.batch_size}.`,
    place: 'batch size',
    value: String(training.batch_size),
    remedy: `Use a batch of at most ${train.rows}, or import more rows.`,
  });
}

function refuseSettings(models: readonly ModelRecord[], training: TrainingSpec, { shape }: PreparedSummary): void {
  for (const { spec } of models) {
    const refusal = refuseTraining(training, spec, shape);
    if (refusal) throw new SeqbenchError(refusal);
  }
}

function paramsOf({ spec }: ModelRecord, { shape }: PreparedSummary): number {
  const check = checkModel(spec, shape);
  if (isBuildable(check) && check.params !== null) return check.params;
  const problem = check.problems.find((each) => each.severity === 'error');
  const layer = problem?.layer === null || problem?.layer === undefined ? undefined : check.layers[problem.layer];
  throw new SeqbenchError({
    code: 'model.invalid',
    message: `Model “${spec.name}” cannot be built: ${problem?.message ?? 'its layers do not fit.'}`,
    place: layer ? `model ${spec.name}, layer ${layer.name}` : `model ${spec.name}`,
    remedy: 'Mend the model under Models.',
  });
}

/** Weights that no longer fit are not what training starts from, and the run's record does not say so. */
function asTrained(spec: ModelSpec, { shape }: PreparedSummary): ModelSpec {
  if (!spec.initial_weights || startsFromWeights(spec, shape)) return spec;
  const fresh = { ...spec };
  delete fresh.initial_weights;
  return fresh;
}

function weightsFile(project: Project, { initial_weights: weights }: ModelSpec): string | null {
  return weights ? artifactPath(project, weights.hash) : null;
}

async function makeFolders(project: Project, runs: readonly RunRecord[]): Promise<readonly string[]> {
  const folders = runs.map((run) => runFolder(project, run.id));
  try {
    for (const folder of folders) await mkdir(folder, { recursive: true });
  } catch (thrown) {
    throw storageError(thrown);
  }
  return folders;
}
