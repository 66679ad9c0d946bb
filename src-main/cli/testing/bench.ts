import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';

/** The built command line as a real process, on small files; nothing is replaced. */

export const root = path.resolve(import.meta.dirname, '../../..');
const entry = path.join(root, 'out/cli/index.js');
/** The command line by itself, without a shell. */
export const program: readonly string[] = [process.execPath, entry];

/** Builds Seqbench where it is not built yet. */
export function ensureBuilt(): void {
  if (!existsSync(entry)) execFileSync(process.execPath, [path.join(root, 'scripts/build.mjs')], { stdio: 'inherit' });
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Started {
  readonly ended: Promise<Ended>;
  /** Sends a signal to the whole group, as a terminal does. */
  readonly signal: (name: NodeJS.Signals) => void;
  /** @returns when the program has written a text to its error stream */
  readonly says: (text: string) => Promise<void>;
}

/** A folder of its own in which the command line runs. */
export class Bench {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'seqbench-cli-'));

  constructor() {
    writeFileSync(this.path('games.csv'), csv());
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  path(...parts: readonly string[]): string {
    return path.join(this.folder, ...parts);
  }

  read(...parts: readonly string[]): string {
    return readFileSync(this.path(...parts), 'utf8');
  }

  start(args: readonly string[], command: readonly string[] = program): Started {
    const [file = '', ...first] = command;
    const child = spawn(file, [...first, ...args], { cwd: this.folder, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    return {
      ended: new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err }))),
      signal: (name) => process.kill(-(child.pid ?? 0), name),
      says: (text) =>
        new Promise((resolve) => {
          child.stderr.on('data', () => err.includes(text) && resolve());
        }),
    };
  }

  seqbench(...args: readonly string[]): Promise<Ended> {
    return this.start(args).ended;
  }

  /** Writes an experiment on the folder's file. @returns its name */
  experiment(name: string, changes: object = {}): string {
    const file = `${name}.seqbench.json`;
    writeFileSync(this.path(file), JSON.stringify({ ...smallStudy, ...changes }));
    return file;
  }
}

/** The message, the place and the way out, and nothing of the program's inside. */
export function expectPlainError(ended: Ended, code: number, ...texts: readonly string[]): void {
  for (const text of texts) expect(ended.err).toContain(text);
  expect(ended.err).toMatch(/^Error: /m);
  expect(ended.out + ended.err).not.toMatch(/^\s+at .*[:(]\d+|node:internal|TypeError|Error: Error/m);
  expect(ended.code).toBe(code);
}

/** 60 rows, 4 steps; the target says whether the last step is above 0. */
export function csv(change: (cells: readonly string[], row: number) => readonly string[] = (cells) => cells): string {
  const rows = Array.from({ length: 60 }, (_, row) => {
    const steps = [0, 1, 2, 3].map((step) => ((row * 7 + step * 13) % 21) - 10);
    return change([...steps.map(String), (steps[3] ?? 0) > 0 ? '1' : '0'], row).join(',');
  });
  return `S1,S2,S3,S4,won\n${rows.join('\n')}\n`;
}

const answer = { type: 'Dense', units: 1, activation: 'sigmoid' };
export const dense = { layers: [{ type: 'Flatten' }, answer], loss: 'binary_crossentropy', optimizer: { type: 'Adam' } };
export const lstm = { ...dense, layers: [{ type: 'LSTM', units: 3 }, answer] };

const smallStudy = {
  seqbench: 1,
  title: 'Small games',
  dataset: { file: 'games.csv' },
  problem: { steps: ['S1 … S4'], target: 'won', task: 'binary', split: {} },
  training: { epochs: 2, batch_size: 8 },
  models: [
    { name: 'Dense <b>', ...dense },
    { name: 'LSTM', ...lstm },
  ],
};
