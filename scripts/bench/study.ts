import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KerasBackend, runPython } from './python';

/** Wanted: Keras's whole script over ours. */
const WANTED = 20;
/** Keras's script runs once, for more than a minute; ours is so short that what else the machine does would decide a single run. */
const RUNS = 5;

/** @returns lines that compare the whole basketball study, from the CSV file to the report, as whole processes */
export async function studyLines(root: string): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'seqbench-bench-'));
  const games = join(folder, 'basketball.csv');
  try {
    const code = await exitCode([join(root, 'resources/samples/basketball.mjs'), games]);
    if (code !== 0) throw new Error('The games could not be written.');
    return await compare(root, games, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function compare(root: string, games: string, folder: string): Promise<readonly string[]> {
  const ours = await oursSeconds(root, games, folder);
  const lines = [`The whole basketball study, as a whole process: seqbench run ${ours.toFixed(2)} s (median of ${RUNS}).`];
  for (const backend of ['tensorflow', 'jax'] as const) lines.push(await theirLine(root, games, backend, ours));
  return lines;
}

async function oursSeconds(root: string, games: string, folder: string): Promise<number> {
  const seconds: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const out = join(folder, `run-${run}`);
    const started = performance.now();
    const experiment = join(root, 'resources/templates/basketball.seqbench.json');
    const code = await exitCode([join(root, 'out/cli/index.js'), 'run', experiment, '--data', games, '--out', out]);
    seconds.push((performance.now() - started) / 1000);
    const done = code === 0 && existsSync(join(out, 'report.html'));
    if (!done) throw new Error(`seqbench run ended with code ${code}.`);
  }
  return seconds.sort((a, b) => a - b)[RUNS >> 1] ?? NaN;
}

function exitCode(args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, args, { stdio: 'ignore' });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve(code ?? -1);
    });
  });
}

async function theirLine(root: string, games: string, backend: KerasBackend, ours: number): Promise<string> {
  const script = join(root, 'e2e/parity/study.py');
  if (!existsSync(script)) return `Keras on ${backend}: e2e/parity/study.py is not here.`;
  const { ok, seconds, errors } = await runPython(backend, [script, games]);
  if (!ok)
    return `Keras on ${backend}: the script could not be run (PYTHON names the interpreter): ${errors.trim().split('\n').at(-1) ?? ''}`;
  return `Keras on ${backend}: ${seconds.toFixed(1)} s, ${(seconds / ours).toFixed(1)} × (wanted ${WANTED} ×).`;
}
