import { stat } from 'node:fs/promises';
import { SeqbenchError } from '../../contract/errors';
import type { Sha256 } from '../../core/ids';
import { firstError } from '../../core/problem/findings/finding';
import { foldsOf, trainsEveryFold } from '../../core/problem/folds';
import type { PreparedProblem, PreparedSummary, PrepareProgress, ProblemRecord, ProblemSpec } from '../../core/problem/problem';
import type { FoldPlace } from '../../core/problem/split-spec';
import { openTable } from '../dataset/table';
import { sha256 } from '../files';
import { artifactPath, type Project } from '../project';
import { getDataset } from '../store/datasets';
import { findPrepared, rememberPrepared } from '../store/problems';
import type { PlannedFolds, ProblemPlan } from './plan';
import { plannedProblem } from './planned';
import { writeSnapshotFile } from './write-snapshot';

/** Raised where the same problem would be prepared into other tensors than before. */
const recipeVersion = 3;

/** Who waits for a preparation. What `onProgress` throws ends it, and nothing is kept. */
export interface PrepareWatch {
  readonly onProgress: (phase: PrepareProgress['phase'], share: number | null, fold?: FoldPlace) => void;
}

/**
 * The problem's snapshot, or one a fold where every fold is trained: found where it was written before, written otherwise.
 *
 * @throws SeqbenchError `problem.*` for the first thing that stands in the way, `file.disk-full`
 */
export async function prepareProblem(project: Project, problem: ProblemRecord, watch: PrepareWatch): Promise<PreparedProblem> {
  const found = preparedProblem(project, problem);
  if (found && (await allExist(found.folds ?? [found]))) return found;
  watch.onProgress('reading', null);
  const dataset = await openTable(project, problem.datasetId);
  const { findings, plan, folds } = await plannedProblem(project, dataset, problem.spec);
  const error = firstError(findings);
  if (error) throw new SeqbenchError(error);
  if (!plan) throw new SeqbenchError({ code: 'problem.incomplete', message: 'The problem is not complete.' });
  return folds ? prepareFolds(project, problem, folds, watch) : writeSnapshot(project, problem, plan, watch);
}

/** One snapshot after the other; those of a problem in which one fold was chosen are found here as well. */
async function prepareFolds(
  project: Project,
  problem: ProblemRecord,
  { parts, planOf }: PlannedFolds,
  { onProgress }: PrepareWatch,
): Promise<PreparedProblem> {
  const prepared: PreparedSummary[] = [];
  for (const { fold } of parts) {
    const plan = planOf(fold);
    const found = preparedFold(project, problem.datasetId, plan.spec);
    const watch: PrepareWatch = { onProgress: (phase, share) => onProgress(phase, share, { number: fold, of: parts.length }) };
    const alone = { ...problem, spec: plan.spec };
    prepared.push(found && (await exists(found.path)) ? found : await writeSnapshot(project, alone, plan, watch));
  }
  return ofFolds(prepared) ?? refuseNoFold();
}

function refuseNoFold(): never {
  throw new SeqbenchError({ code: 'problem.incomplete', message: 'The problem has no folds.' });
}

/** What was written for this problem as it stands, or null where some of it was not; files may have been deleted since. */
export function preparedProblem(project: Project, { datasetId, spec }: ProblemRecord): PreparedProblem | null {
  if (!trainsEveryFold(spec.split)) return preparedFold(project, datasetId, spec);
  const folds = foldsOf(spec).map((fold) => preparedFold(project, datasetId, fold));
  const written = folds.filter((fold) => fold !== null);
  return written.length === folds.length ? ofFolds(written) : null;
}

function ofFolds(folds: readonly PreparedSummary[]): PreparedProblem | null {
  const last = folds.at(-1);
  return last ? { ...last, folds } : null;
}

function preparedFold(project: Project, datasetId: ProblemRecord['datasetId'], spec: ProblemSpec): PreparedSummary | null {
  const found = findPrepared(project.store, recipeOf(project, datasetId, spec));
  return found && { ...found, path: artifactPath(project, found.hash) };
}

function recipeOf(project: Project, datasetId: ProblemRecord['datasetId'], spec: ProblemSpec): Sha256 {
  return sha256(JSON.stringify([recipeVersion, getDataset(project.store, datasetId).summary.hash, spec]));
}

async function writeSnapshot(
  project: Project,
  problem: ProblemRecord,
  plan: ProblemPlan,
  { onProgress }: PrepareWatch,
): Promise<PreparedSummary> {
  const { shape, train, validation, test, counts } = plan;
  const { hash, fitted } = await writeSnapshotFile(project, plan, onProgress);
  const { transforms } = fitted;
  const summary = { hash, path: artifactPath(project, hash), shape, train, validation, test, transforms, counts };
  rememberPrepared(project.store, recipeOf(project, problem.datasetId, problem.spec), summary);
  return summary;
}

async function allExist(prepared: readonly PreparedSummary[]): Promise<boolean> {
  const found = await Promise.all(prepared.map(({ path }) => exists(path)));
  return found.every(Boolean);
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isFile(),
    () => false,
  );
}
