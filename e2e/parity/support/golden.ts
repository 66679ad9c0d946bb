import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { KerasAnswer } from './answer';
import type { ParityCase } from './case';

const here = path.resolve(import.meta.dirname, '..');

/** A case with what Keras answered. */
export interface Golden {
  readonly case: ParityCase;
  readonly keras: KerasAnswer;
}

export interface GoldenFile {
  readonly group: string;
  /** Version of Keras that answered. */
  readonly keras: string;
  readonly cases: readonly Golden[];
}

export interface CaseFile {
  readonly group: string;
  readonly cases: readonly ParityCase[];
}

/** @returns all golden files, in alphabetical order */
export function readGoldenFiles(): readonly GoldenFile[] {
  return namesIn('golden', '.jsonl').map((group) => {
    const [head, ...lines] = readFileSync(path.join(here, 'golden', `${group}.jsonl`), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    const { version, keras } = head as { readonly version: number; readonly keras: string };
    if (version !== 1) throw new Error(`golden/${group}.jsonl has version ${version}; this is written for 1`);
    return { group, keras, cases: lines as readonly Golden[] };
  });
}

/** @returns all files of cases, as they were written by hand, with what they leave out filled in as `golden.py` does */
export function readCaseFiles(): readonly CaseFile[] {
  const common = readJson('defaults.json') as Partial<ParityCase>;
  return namesIn('cases', '.json').map((group) => {
    const { defaults, cases } = readJson(`cases/${group}.json`) as { defaults?: Partial<ParityCase>; cases: readonly ParityCase[] };
    return { group, cases: cases.map((entry) => ({ ...common, ...defaults, ...entry })) };
  });
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(path.join(here, name), 'utf8'));
}

function namesIn(folder: string, suffix: string): readonly string[] {
  return readdirSync(path.join(here, folder))
    .filter((name) => name.endsWith(suffix))
    .map((name) => name.slice(0, -suffix.length))
    .sort();
}
