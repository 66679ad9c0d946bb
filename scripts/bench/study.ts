import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KerasBackend, runPython } from './python';

/** Wanted: Keras's whole script over ours. */
const WANTED = 20;
/** Keras's scripts run once, for more than a minute each; ours is so short that it runs several times before, between and after them. */
const RUNS = 3;

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

/** What else the machine does changes within minutes: each of Keras's runs is held against ours just before and just after it. */
async function compare(root: string, games: string, folder: string): Promise<readonly string[]> {
  const ours = [await oursSeconds(root, games, join(folder, 'before'))];
  const lines: string[] = [];
  for (const backend of ['tensorflow', 'jax'] as const) {
    const theirs = await theirSeconds(root, games, backend);
    ours.push(await oursSeconds(root, games, join(folder, backend)));
    lines.push(lineOf(backend, theirs, median(ours.slice(-2).flat())));
  }
  const all = ours.flat();
  return [`The whole basketball study, as a whole process: seqbench run ${median(all).toFixed(2)} s (median of ${all.length}).`, ...lines];
}

async function oursSeconds(root: string, games: string, folder: string): Promise<readonly number[]> {
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
  return seconds;
}

/** The upper one of the two in the middle where their number is even. */
function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
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

/** @returns seconds of the whole script; or why there are none */
async function theirSeconds(root: string, games: string, backend: KerasBackend): Promise<number | string> {
  const script = join(root, 'e2e/parity/study.py');
  if (!existsSync(script)) return 'e2e/parity/study.py is not here.';
  const { ok, seconds, errors } = await runPython(backend, [script, games]);
  return ok ? seconds : `the script could not be run (PYTHON names the interpreter): ${errors.trim().split('\n').at(-1) ?? ''}`;
}

function lineOf(backend: KerasBackend, theirs: number | string, ours: number): string {
  if (typeof theirs === 'string') return `Keras on ${backend}: ${theirs}`;
  const beside = `beside ${ours.toFixed(2)} s before and after it`;
  return `Keras on ${backend}: ${theirs.toFixed(1)} s ${beside}, ${(theirs / ours).toFixed(1)} × (wanted ${WANTED} ×).`;
}
