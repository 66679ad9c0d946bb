import { mkdir, readdir, readFile, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import type { ReportedRun, ResultRecord } from '../../core/report/report';
import { sameEngine } from '../../core/run/same-engine';
import type { RunRecord } from '../../core/run/run';
import { type Experiment, type ExperimentModel, writeExperiment } from '../../formats/experiment';
import { renderReportHtml } from '../../formats/report-html';
import { resultFiles, runFolderName } from '../../formats/run-files';
import { writeError, writeWhole } from '../write-file';
import type { Study } from './study';

/**
 * Writes everything that is made from a result record, and copies the predictions of each run from its folder in the project.
 *
 * @returns path of the report
 * @throws SeqbenchError `file.disk-full` or `file.unreadable`, naming the file; what was there before stays
 */
export async function writeResult(out: string, project: string, record: ResultRecord, study: Study): Promise<string> {
  // Whether it is written goes by the problem.
  await rm(path.join(out, 'leaderboard-by-answer.csv'), { force: true });
  const names = record.runs.map(({ ordinal, run }) => runFolderName(ordinal, run.model.name, run.fold));
  await removeEarlier(path.join(out, 'runs'), names);
  for (const name of names) await makeFolder(path.join(out, 'runs', name));
  await all([
    ...resultFiles(record).map(({ path: file, content }) => writeWhole(path.join(out, ...file.split('/')), content)),
    writeWhole(path.join(out, 'experiment.seqbench.json'), writeExperiment(asRun(study, out, record))),
    ...record.runs.map((reported) => copyFromProject(out, project, reported)),
  ]);
  // Last, so that a report stands for a result that is there in full.
  const report = path.join(out, 'report.html');
  await writeWhole(report, renderReportHtml(record));
  return report;
}

/** Side by side, because each waits for the disk. @throws the first error, once nothing is under way any more */
async function all(writing: readonly Promise<void>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(writing)) if (outcome.status === 'rejected') throw outcome.reason;
}

/**
 * The study with what the command line changed, every option spelled out, its file named from where it is saved now, and every model with
 * the engine it was trained on: a repeat comes to the same figures, whatever is the fastest by then.
 */
function asRun({ experiment, files }: Study, out: string, record: ResultRecord): Experiment {
  const { dataset, models } = experiment;
  const made = record.runs.toSorted((a, b) => a.ordinal - b.ordinal);
  const runsOf = (index: number): readonly RunRecord[] =>
    made.filter(({ ordinal, result }) => (result ?? ordinal) === index).map(({ run }) => run);
  const pinned = { ...experiment, models: models.map((model, index) => pinEngine(model, runsOf(index))) };
  if (files === null || dataset.kind !== 'file') return pinned;
  return { ...pinned, dataset: { ...dataset, files: files.map((file) => path.relative(out, file)) } };
}

/** Folds that were trained on different engines leave the choice as it was. @param runs of the model, one a fold where there are several */
function pinEngine(model: ExperimentModel, runs: readonly RunRecord[]): ExperimentModel {
  const [first, ...others] = runs.map(sameEngine);
  const alike = first && others.every((each) => JSON.stringify(each) === JSON.stringify(first));
  return alike ? { ...model, training: first } : model;
}

/** Files of an earlier result that the new one does not replace would be taken for its own. Nothing else in the folder is touched. */
async function removeEarlier(runs: string, names: readonly string[]): Promise<void> {
  const files = ['history.csv', 'history-by-epoch.csv', 'predictions.csv', 'classification-report.txt', 'regression-report.txt'];
  const there = await readdir(runs).catch(() => []);
  for (const name of there.filter((folder) => /^\d\d+-/.test(folder))) {
    for (const file of files) await rm(path.join(runs, name, file), { force: true });
    // A folder that holds something else stays.
    if (!names.includes(name)) await rmdir(path.join(runs, name)).catch(() => undefined);
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (thrown) {
    throw writeError(folder, thrown);
  }
}

/** What a run wrote itself: its predictions, which it has where it has figures, and its history by step where that was asked for. */
async function copyFromProject(out: string, project: string, { ordinal, run }: ReportedRun): Promise<void> {
  const folder = path.join(out, 'runs', runFolderName(ordinal, run.model.name, run.fold));
  const copy = async (made: string, name: string): Promise<void> =>
    writeWhole(path.join(folder, name), await readFile(path.join(project, 'runs', run.id, made)));
  if (run.evaluation) await copy('predictions.csv', 'predictions.csv');
  if (run.training.history === 'steps' && run.startedAt !== null) await copy('steps.csv', 'history.csv').catch(unlessMissing);
}

/** A run that failed before its first step has no history. */
function unlessMissing(thrown: unknown): void {
  if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT')) throw thrown;
}
