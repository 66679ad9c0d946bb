import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writeDataBenchmarks } from '../bench/benchmarks-file';
import { markdownTable, terminalTable } from '../bench/table';
import { expectRoom, writeTrades, writeWide } from './files';
import { largeLines } from './large';
import { dataCells, type DataLine, within, seconds } from './line';
import { type DataBenchOptions, dataBenchOptions } from './options';
import { Ours } from './ours';
import { windowsLine } from './windows';

/** Started by scripts/bench-data.mjs in the checkout's folder. */
const root = process.cwd();

async function main(): Promise<void> {
  const options = dataBenchOptions(process.argv.slice(2));
  const started = performance.now();
  const machine = `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.versions.node}.`;
  const load = loadavg()[0] ?? 0;
  const notes = load > 0.5 ? [`The machine was busy (load ${load.toFixed(1)}): take these figures with care.`] : [];
  console.log([machine, ...notes].join('\n'));
  const folder = await mkdtemp(join(tmpdir(), 'seqbench-bench-data-'));
  try {
    await expectRoom(folder);
    const cells = dataCells(await allLines(folder, options));
    console.log(`\n${terminalTable(cells)}\n${((performance.now() - started) / 1000).toFixed(0)} s in all.`);
    if (options.write) await writeDataBenchmarks(root, machine, markdownTable(cells), notes);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function allLines(folder: string, { quick, out: given }: DataBenchOptions): Promise<readonly DataLine[]> {
  const share = quick ? 0.1 : 1;
  const out = resolve(root, given ?? 'out');
  const csv = join(folder, 'trades.csv');
  console.log('  the large file is written');
  const bytes = await writeTrades(csv, 20_000_000 * share);
  const large = await largeLines({ csv, bytes, folder, out, rounds: quick ? 1 : 3 });
  await rm(csv);
  return [...large, await wideLine(folder, out, 160_000 * share), await windowsLine(folder, out, 1_000_000 * share)];
}

async function wideLine(folder: string, out: string, rows: number): Promise<DataLine> {
  const csv = join(folder, 'wide.csv');
  const bytes = await writeWide(csv, rows);
  const ours = await Ours.open(out, join(folder, 'wide'));
  try {
    const { reading, profiling } = await ours.import(csv);
    const line = within(
      `${rows.toLocaleString('en')} rows × 80 (${(bytes / 1e6).toFixed(0)} MB) imported and profiled`,
      reading + profiling,
      10,
      seconds,
    );
    return { ...line, beside: `import ${seconds(reading)}, profile ${seconds(profiling)}` };
  } finally {
    await ours.close();
    await rm(csv);
  }
}

void main();
