import { mkdir, readdir, readFile, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import type { ReportedRun, ResultRecord } from '../../core/report/report';
import { type Experiment, writeExperiment } from '../../formats/experiment';
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
  const names = record.runs.map(({ ordinal, run }) => runFolderName(ordinal, run.model.name));
  await removeEarlier(path.join(out, 'runs'), names);
  for (const name of names) await makeFolder(path.join(out, 'runs', name));
  for (const { path: file, content } of resultFiles(record)) await writeWhole(path.join(out, ...file.split('/')), content);
  await writeWhole(path.join(out, 'experiment.seqbench.json'), writeExperiment(asRun(study, out)));
  for (const reported of record.runs) await writePredictions(out, project, reported);
  // Last, so that a report stands for a result that is there in full.
  const report = path.join(out, 'report.html');
  await writeWhole(report, renderReportHtml(record));
  return report;
}

/** The study with what the command line changed, every option spelled out, and its file named from where it is saved now. */
function asRun({ experiment, file }: Study, out: string): Experiment {
  const { dataset } = experiment;
  return file === null || dataset.kind === 'sample'
    ? experiment
    : { ...experiment, dataset: { ...dataset, file: path.relative(out, file) } };
}

/** Files of an earlier result that the new one does not replace would be taken for its own. Nothing else in the folder is touched. */
async function removeEarlier(runs: string, names: readonly string[]): Promise<void> {
  const files = ['history.csv', 'predictions.csv', 'classification-report.txt', 'regression-report.txt'];
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

/** A run that has figures has predictions. */
async function writePredictions(out: string, project: string, { ordinal, run }: ReportedRun): Promise<void> {
  if (!run.evaluation) return;
  const made = path.join(project, 'runs', run.id, 'predictions.csv');
  await writeWhole(path.join(out, 'runs', runFolderName(ordinal, run.model.name), 'predictions.csv'), await readFile(made));
}
