import { availableParallelism, cpus, loadavg } from 'node:os';
import { type BenchCase, benchCases } from './cases';
import { writeBenchmarks } from './benchmarks-file';
import { companionWork } from './companion';
import { type KerasTimes, kerasTimes } from './keras';
import { type Contest, contest } from './measure';
import { benchOptions } from './options';
import { Peak } from './peak';
import type { KerasBackend } from './python';
import { studyLines } from './study';
import { benchCells, type BenchRow, markdownTable, terminalTable } from './table';

/** Started by scripts/bench.mjs in the checkout's folder. */
const root = process.cwd();
/** As many as Keras's. */
const ROUNDS = 3;

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
  const rows = await timed(cases, peak, options.quick ? 2 : ROUNDS);
  const ask = async (backend: KerasBackend): Promise<KerasTimes | string> =>
    options.quick ? 'left out with --quick' : kerasTimes(root, backend, cases);
  const python = { tensorflow: await ask('tensorflow'), jax: await ask('jax') };
  const study = options.quick || options.only !== null ? [] : await studyLines(root);
  const cells = benchCells(rows, python, peak);
  const absent = Object.values(python).filter((answer) => typeof answer === 'string');
  const notes = [...busy, ...peakLines(peak), ...scalingLines(rows), ...absent, ...study];
  console.log(`\n${terminalTable(cells)}\n\n${notes.join('\n')}`);
  console.log(`${((performance.now() - started) / 1000).toFixed(0)} s in all.`);
  if (options.write) await writeBenchmarks(root, machine, markdownTable(cells), notes);
}

function peakLines({ flopsPerMs, fusedFlopsPerMs, productFlopsPerMs }: Peak): readonly string[] {
  const [bare, fused, product] = [flopsPerMs, fusedFlopsPerMs, productFlopsPerMs].map((speed) => (speed / 1e6).toFixed(1));
  return [
    `128-bit SIMD of one core: ${bare} GFLOP/s of additions and multiplications, ${fused} of fused ones, ${product} of a product of 32 × 32 by 32 × 128.`,
  ];
}

function scalingLines(rows: readonly BenchRow[]): readonly string[] {
  return rows.flatMap(({ bench, measured: { scaling } }) => {
    if (scaling === null) return [];
    const wanted = bench.wanted.scaling === null ? '' : ` (wanted ${bench.wanted.scaling} ×)`;
    const apart =
      scaling.apart === null ? '' : `; two trainings of it side by side, a core each, do ${scaling.apart.toFixed(2)} × as much as one`;
    return [`All cores against one, in turns of 30 ms: ${bench.name} ${scaling.ratio.toFixed(2)} ×${wanted}${apart}.`];
  });
}

/** Round after round over all models: what slows the machine down for a while falls on every model's first round or third, not on one. */
async function timed(cases: readonly BenchCase[], peak: Peak, rounds: number): Promise<readonly BenchRow[]> {
  const contests: { readonly bench: BenchCase; readonly each: Contest }[] = [];
  for (const bench of cases) {
    console.log(`  ${bench.name}`);
    contests.push({ bench, each: await contest(bench, peak, root) });
  }
  for (let round = 1; round <= rounds; round++) {
    console.log(`  round ${round} of ${rounds}`);
    for (const { each } of contests) await each.round();
  }
  const rows = contests.map(({ bench, each }) => ({ bench, measured: each.measured() }));
  for (const { each } of contests) each.dispose();
  return rows;
}

const beside = companionWork();
void (beside ?? main)();
