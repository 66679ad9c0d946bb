import { availableParallelism, cpus, loadavg } from 'node:os';
import { benchCases } from './cases';
import { writeBenchmarks } from './benchmarks-file';
import { type KerasTimes, kerasTimes } from './keras';
import { measure } from './measure';
import { benchOptions } from './options';
import { Peak } from './peak';
import type { KerasBackend } from './python';
import { studyLines } from './study';
import { benchCells, type BenchRow, markdownTable, terminalTable } from './table';

/** Started by scripts/bench.mjs in the checkout's folder. */
const root = process.cwd();

async function main(): Promise<void> {
  const options = benchOptions(process.argv.slice(2));
  const started = performance.now();
  const cases = benchCases(root, options.only);
  const machine = `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.versions.node}.`;
  console.log(`Milliseconds of one training step. ${machine}`);
  const load = loadavg()[0] ?? 0;
  const busy = load > 0.5 ? [`The machine was busy (load ${load.toFixed(1)}): take these figures with care.`] : [];
  for (const line of busy) console.log(line);
  const peak = await Peak.create();
  const rows: BenchRow[] = [];
  for (const bench of cases) {
    const measured = await measure(bench, peak, options.quick);
    rows.push({ bench, measured });
    console.log(`  ${bench.name}: ${measured.one.bestDecile.toFixed(4)} ms`);
  }
  const ask = async (backend: KerasBackend): Promise<KerasTimes | string> =>
    options.quick ? 'left out with --quick' : kerasTimes(root, backend, cases);
  const python = { tensorflow: await ask('tensorflow'), jax: await ask('jax') };
  const study = options.quick || options.only !== null ? [] : await studyLines(root);
  const cells = benchCells(rows, python, peak.flopsPerMs);
  const absent = Object.values(python).filter((answer) => typeof answer === 'string');
  const notes = [...busy, `128-bit SIMD peak of one core: ${(peak.flopsPerMs / 1e6).toFixed(1)} GFLOP/s.`, ...absent, ...study];
  console.log(`\n${terminalTable(cells)}\n\n${notes.join('\n')}`);
  console.log(`${((performance.now() - started) / 1000).toFixed(0)} s in all.`);
  if (options.write) await writeBenchmarks(root, machine, markdownTable(cells), notes);
}

void main();
