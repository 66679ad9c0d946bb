import { stat } from 'node:fs/promises';
import { SeqbenchError } from '../../contract/errors';
import type { Sha256 } from '../../core/ids';
import { firstError } from '../../core/problem/findings';
import type { PreparedSummary, ProblemRecord, ProblemSpec } from '../../core/problem/problem';
import { encodeSnapshot } from '../../formats/snapshot';
import { type OpenTable, openTable } from '../dataset/table';
import { sha256, writeDurably } from '../files';
import { artifactPath, type Project } from '../project';
import { getDataset } from '../store/datasets';
import { findPrepared, rememberPrepared } from '../store/problems';
import { checkProblem } from './check';
import { fitScaler, transformsOf, readParts } from './read';

/** Raised where the same problem would be prepared into other tensors than before. */
const recipeVersion = 2;

/**
 * The problem's snapshot: found where it was written before, written otherwise.
 *
 * @throws SeqbenchError `problem.*` for the first thing that stands in the way, `file.disk-full`
 */
export async function prepareProblem(project: Project, problem: ProblemRecord): Promise<PreparedSummary> {
  const found = preparedProblem(project, problem);
  if (found && (await exists(found.path))) return found;
  const { datasetId, spec } = problem;
  const dataset = await openTable(project, datasetId);
  const { findings, sound } = await checkProblem(project.warehouse, dataset, spec);
  const error = firstError(findings);
  if (error) throw new SeqbenchError(error);
  if (!sound) throw new SeqbenchError({ code: 'problem.incomplete', message: 'The problem is not complete.' });
  return writeSnapshot(project, dataset, spec, sound);
}

/** What was written for this problem as it stands, or null; its file may have been deleted since. */
export function preparedProblem(project: Project, { datasetId, spec }: ProblemRecord): PreparedSummary | null {
  const found = findPrepared(project.store, recipeOf(project, datasetId, spec));
  return found && { ...found, path: artifactPath(project, found.hash) };
}

function recipeOf(project: Project, datasetId: ProblemRecord['datasetId'], spec: ProblemSpec): Sha256 {
  return sha256(JSON.stringify([recipeVersion, getDataset(project.store, datasetId).summary.hash, spec]));
}

async function writeSnapshot(
  project: Project,
  dataset: OpenTable,
  spec: ProblemSpec,
  sound: NonNullable<Awaited<ReturnType<typeof checkProblem>>['sound']>,
): Promise<PreparedSummary> {
  const { plan } = sound;
  const scaler = await fitScaler(project.warehouse, dataset, spec, plan);
  const parts = await readParts(project.warehouse, dataset, spec, { ...sound, scaler });
  const datasetHash = dataset.summary.hash;
  const transforms = transformsOf(spec, scaler);
  const bytes = encodeSnapshot({
    header: { version: 2, shape: plan.shape, transforms, targets: spec.targets, maskValue: null, datasetHash, spec, anywhere: null },
    validation: null,
    ...parts,
  });
  const hash = sha256(bytes);
  const path = artifactPath(project, hash);
  if (!(await exists(path))) await writeDurably(path, bytes);
  const { shape, train, test, counts } = plan;
  const summary = { hash, path, shape, train, validation: null, test, transforms, counts };
  rememberPrepared(project.store, recipeOf(project, dataset.summary.id, spec), summary);
  return summary;
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isFile(),
    () => false,
  );
}
