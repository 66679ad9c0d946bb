import { availableParallelism } from 'node:os';
import path from 'node:path';
import { auditSentence } from '../../core/problem/audit/words';
import type { LeaderboardRow } from '../../core/leaderboard/leaderboard';
import { describeFinding } from '../../core/report/finding';
import type { ResultRecord } from '../../core/report/report';
import { sentenceText } from '../../core/report/sentence';
import { nodeHost } from '../../host/node-host';
import { Workbench } from '../../host/workbench';
import type { RunCommand } from '../args';
import { exitCode, type ExitCode } from '../exit-code';
import { paint, printable, type Terminal } from '../terminal';
import { version } from '../version';
import { answerLines } from './answer-table';
import { dataLines } from './data-lines';
import { onInterrupt } from './interrupt';
import { engineLines } from './engine-lines';
import { foldLines } from './fold-table';
import { leaderboardTable } from './leaderboard-table';
import { makeProjectFolder, type ProjectFolder } from './project-folder';
import type { Progress } from './progress';
import { showProgress } from './show-progress';
import { writeResult } from './result-folder';
import { StudySession } from './session';
import { readStudy, type Study } from './study';

/** `seqbench run`. @throws SeqbenchError where nothing could be trained or written */
export async function runStudy(command: RunCommand, terminal: Terminal): Promise<ExitCode> {
  const study = await readStudy(command);
  const out = path.resolve(command.out);
  const project = await makeProjectFolder(out);
  const progress = showProgress(terminal);
  try {
    const record = await trainAll(study, project, command.jobs ?? availableParallelism(), progress);
    progress.end();
    const [report] = await Promise.all([writeResult(out, project.folder, record.result, study), record.closed]);
    await project.keep();
    printResult(record.result, report, terminal);
    return record.cancelled ? cancelledCode(terminal, out) : codeOf(record.result);
  } finally {
    progress.end();
  }
}

interface Trained {
  readonly result: ResultRecord;
  readonly cancelled: boolean;
  /** When the project is closed and no process is left; what the runs wrote can be read before. */
  readonly closed: Promise<void>;
}

/** Where nothing was trained, the folder is as it was before. */
async function trainAll(study: Study, project: ProjectFolder, jobs: number, progress: Progress): Promise<Trained> {
  const workbench = new Workbench({ processes: nodeHost(), local: {}, jobs, onEvent: progress.onEvent, version, eager: true });
  const session = new StudySession(workbench, study, project.folder, (text) => progress.say(text));
  const ignore = onInterrupt(() => {
    progress.say('Cancelling; what was done is kept. Press Ctrl-C again to end at once.');
    session.cancel();
  });
  try {
    const result = await session.run();
    return { result, cancelled: session.wasCancelled, closed: workbench.dispose() };
  } catch (thrown) {
    await workbench.dispose();
    await project.undo();
    throw session.wasCancelled ? new Cancelled() : thrown;
  } finally {
    ignore();
  }
}

/** Ctrl-C before anything was trained. */
export class Cancelled extends Error {}

function printResult(record: ResultRecord, report: string, { out }: Terminal): void {
  out.write(`\n${printable(record.problem.name)}${record.dataset.simulated ? ' (simulated data)' : ''}\n`);
  out.write(`${leaderboardTable(record, out)}\n`);
  for (const line of [...foldLines(record, out), ...answerLines(record, out)]) out.write(`${line}\n`);
  for (const sentence of describeFinding(record)) out.write(`${printable(sentenceText(sentence))}\n`);
  if (record.audit) out.write(`${printable(auditSentence(record.audit))}\n`);
  for (const line of dataLines(record)) out.write(`${printable(line)}\n`);
  for (const line of engineLines(record)) out.write(`${printable(line)}\n`);
  out.write(`\nReport: ${paint(out, 'underline', report)}\n`);
}

function codeOf(record: ResultRecord): ExitCode {
  const isWhole = ({ state, folds }: LeaderboardRow): boolean => state === 'done' && (!folds || folds.done === folds.of);
  return record.leaderboard.rows.every(isWhole) ? exitCode.ok : exitCode.failed;
}

function cancelledCode({ err }: Terminal, out: string): ExitCode {
  err.write(`Cancelled. What was done is in ${out}.\n`);
  return exitCode.cancelled;
}
