import { join } from 'node:path';
import type { DatasetSummary } from '../../src-main/core/dataset/dataset';
import { type DataLine, megabytes, seconds, within } from './line';
import { Ours, type TimedImport } from './ours';
import { duckdbSeconds, pandasSeconds } from './others';

/** Of the columns of `writeTrades`. */
const types = ['BIGINT', 'DATE', 'DOUBLE', 'DOUBLE', 'BIGINT', 'VARCHAR'];
const dates = ['day'];
const pages = 20;
const pageRows = 100;

export interface LargeFile {
  readonly csv: string;
  readonly bytes: number;
  readonly folder: string;
  /** Of the built processes. */
  readonly out: string;
  readonly rounds: number;
}

interface Round {
  readonly ours: TimedImport;
  readonly peak: number | null;
  /** Milliseconds of each, in the order in which they were asked for; the first one as soon as the import has ended. */
  readonly pages: readonly number[];
  readonly beside: number;
}

/** Import, profile, pages and memory of one large file; DuckDB and Seqbench take turns, and the least of each counts. */
export async function largeLines(file: LargeFile): Promise<readonly DataLine[]> {
  const rounds: Round[] = [];
  for (let round = 0; round < file.rounds; round += 1) rounds.push(await oneRound(file, round));
  const least = (of: (round: Round) => number): number => Math.min(...rounds.map(of));
  const reading = least(({ ours }) => ours.reading);
  const duckdb = least(({ beside }) => beside);
  const peaks = rounds.flatMap(({ peak }) => (peak === null ? [] : [peak]));
  const name = `${(file.bytes / 1e9).toFixed(2)} GB, ${((rounds[0]?.ours.summary.rows ?? 0) / 1e6).toFixed(0)} million rows × 6`;
  return [
    ratioLine(`import of ${name}`, reading, duckdb),
    await pandasLine(file.csv, reading),
    within(
      'profile of it',
      least(({ ours }) => ours.profiling),
      20,
      seconds,
    ),
    pagesLine(rounds.map((round) => round.pages)),
    peaks.length === 0
      ? { what: 'most memory of the data process', measured: 'not told by this system', beside: '', wanted: '', reached: null }
      : within('most memory of the data process, import and profile', Math.max(...peaks), 1e9, megabytes),
  ];
}

async function oneRound({ csv, folder, out }: LargeFile, round: number): Promise<Round> {
  const beside = await duckdbSeconds(csv, types, folder);
  console.log(`  round ${round + 1}: DuckDB ${seconds(beside)}`);
  const ours = await Ours.open(out, join(folder, `large-${round}`));
  try {
    const imported = await ours.import(csv);
    const peak = ours.peakBytes();
    console.log(
      `  round ${round + 1}: Seqbench ${seconds(imported.reading)}, profile ${seconds(imported.profiling)}, ${peak === null ? '' : megabytes(peak)}`,
    );
    return { ours: imported, peak, pages: await timePages(ours, imported.summary), beside };
  } finally {
    await ours.close();
  }
}

/** @returns milliseconds */
async function timePages(ours: Ours, { id, rows }: DatasetSummary): Promise<readonly number[]> {
  const times: number[] = [];
  for (let page = 1; page <= pages; page += 1) {
    // Steps of the golden ratio fall everywhere, and nowhere twice.
    const offset = Math.floor(((page * 0.618_033_988_75) % 1) * (rows - pageRows));
    const started = performance.now();
    const { rows: found } = await ours.page(id, offset, pageRows);
    times.push(performance.now() - started);
    if (found[0]?.[0] !== offset) throw new Error(`Row ${offset} was asked for, and ${String(found[0]?.[0])} came.`);
  }
  return times;
}

/** @param rounds milliseconds of the pages of each */
function pagesLine(rounds: readonly (readonly number[])[]): DataLine {
  const shown = (ms: number): string => `${ms.toFixed(0)} ms`;
  const all = rounds.flat().toSorted((a, b) => a - b);
  const firsts = rounds.map(([first = NaN]) => shown(first)).join(' and ');
  const line = within(`a page of ${pageRows} rows anywhere in it, the worst of ${all.length}`, all.at(-1) ?? NaN, 100, shown);
  return { ...line, beside: `first after the import ${firsts}, median ${shown(all[all.length >> 1] ?? NaN)}` };
}

function ratioLine(what: string, ours: number, duckdb: number): DataLine {
  const ratio = ours / duckdb;
  const beside = `DuckDB's CREATE TABLE AS ${seconds(duckdb)}: ${ratio.toFixed(2)} ×`;
  return { what, measured: seconds(ours), beside, wanted: '≤ 1.5 ×', reached: ratio <= 1.5 };
}

async function pandasLine(csv: string, ours: number): Promise<DataLine> {
  const what = 'the same beside pandas, dates parsed';
  const found = await pandasSeconds(csv, dates);
  if (typeof found === 'string') return { what, measured: seconds(ours), beside: found, wanted: '≥ 4 × faster', reached: null };
  const ratio = found.seconds / ours;
  const beside = `read_csv of pandas ${found.version} ${seconds(found.seconds)}: ${ratio.toFixed(1)} ×`;
  return { what, measured: seconds(ours), beside, wanted: '≥ 4 × faster', reached: ratio >= 4 };
}
