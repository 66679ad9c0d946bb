import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ReportedRun, ResultRecord } from '../../src-main/core/report/report';
import { runFolderName } from '../../src-main/formats/run-files';

/** What one run of the command line left behind. */
export interface Outcome {
  readonly folder: string;
  readonly result: ResultRecord;
}

/** What the command line said where it came to no result. */
export class RunFailed extends Error {}

/** Runs `seqbench run` as a process of its own. @throws RunFailed with the last of its words */
export async function runTemplate(root: string, experiment: string, folder: string, more: readonly string[] = []): Promise<Outcome> {
  const entry = path.join(root, 'out/cli/index.js');
  const { code, errors } = await ended(process.execPath, [entry, 'run', experiment, '--out', folder, ...more]);
  if (code !== 0) throw new RunFailed(errors.trim().split('\n').slice(-3).join(' ') || `ended with ${code ?? 'a signal'}`);
  return { folder, result: JSON.parse(readFileSync(path.join(folder, 'result.json'), 'utf8')) as ResultRecord };
}

function ended(command: string, args: readonly string[]): Promise<{ readonly code: number | null; readonly errors: string }> {
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, errors }));
  });
}

/** One row of a run's `predictions.csv`, by column. */
export type Prediction = Readonly<Record<string, string>>;

/** @returns rows of `predictions.csv`, by column; no field there holds a comma for the reference problems */
export function predictionsOf({ folder }: Outcome, { ordinal, run }: ReportedRun): readonly Prediction[] {
  const file = path.join(folder, 'runs', runFolderName(ordinal, run.model.name), 'predictions.csv');
  const [head = [], ...rows] = readFileSync(file, 'utf8')
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  return rows.map((cells) => Object.fromEntries(head.map((name, index) => [name, cells[index] ?? ''])));
}
