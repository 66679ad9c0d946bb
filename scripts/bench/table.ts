import Table from 'cli-table3';
import { tableStyle } from '../../src-main/cli/table-style';
import type { BenchCase } from './cases';
import { flopsOf } from './flops';
import type { KerasTimes } from './keras';
import type { Measured } from './measure';
import type { Peak } from './peak';
import type { Timing } from './timing';

export interface BenchRow {
  readonly bench: BenchCase;
  readonly measured: Measured;
}

type Speeds = Pick<Peak, 'flopsPerMs' | 'fusedFlopsPerMs'>;

export interface PythonColumns {
  readonly tensorflow: KerasTimes | string;
  readonly jax: KerasTimes | string;
}

const heads = [
  'model',
  'params',
  'MFLOP',
  '1 thread',
  'median',
  'all cores',
  'median',
  'peak',
  'fused',
  'tfjs',
  'median',
  'ratio',
  'wanted',
  'Keras/TF',
  'ratio',
  'wanted',
  'Keras/JAX',
  'ratio',
  'wanted',
];

/** Rows of cells, the head first. */
export function benchCells(rows: readonly BenchRow[], python: PythonColumns, peak: Speeds): readonly (readonly string[])[] {
  return [heads, ...rows.map((row) => cellsOf(row, python, peak))];
}

function cellsOf({ bench, measured }: BenchRow, python: PythonColumns, peak: Speeds): readonly string[] {
  const { one, threads, tfjs } = measured;
  const { wanted } = bench;
  const flops = flopsOf(bench);
  const faster = (figure: 'bestDecile' | 'leastMean'): Timing => (threads && threads[figure] < one[figure] ? threads : one);
  return [
    bench.name,
    String(measured.params),
    (flops / 1e6).toFixed(1),
    ...times(one),
    ...(threads ? times(threads) : ['', '']),
    ...[peak.flopsPerMs, peak.fusedFlopsPerMs].map((speed) => `${((100 * flops) / speed / one.bestDecile).toFixed(0)} %`),
    ...(typeof tfjs === 'string' ? [tfjs, '', ''] : [...times(tfjs), ratio(tfjs.bestDecile / faster('bestDecile').bestDecile)]),
    wanted.tfjs === null ? '' : `${wanted.tfjs} (${wanted.stretch ?? ''})`,
    ...keras(python.tensorflow, bench.name, faster('leastMean'), wanted.tensorflow),
    ...keras(python.jax, bench.name, faster('leastMean'), wanted.jax),
  ];
}

/** Both are the mean over some 0.2 seconds, the least of three. */
function keras(all: KerasTimes | string, name: string, ours: Timing, wanted: number | null): readonly string[] {
  const theirs = typeof all === 'string' ? undefined : all.get(name);
  if (typeof theirs === 'string') return [theirs, '', ''];
  return [
    theirs === undefined ? '–' : ms(theirs),
    theirs === undefined ? '' : ratio(theirs / ours.leastMean),
    wanted === null ? '' : `${wanted}`,
  ];
}

const times = ({ bestDecile, median }: Timing): readonly string[] => [ms(bestDecile), ms(median)];
const ms = (value: number): string => (value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(2) : value.toFixed(4));
const ratio = (value: number): string => `${value >= 10 ? value.toFixed(0) : value.toFixed(1)} ×`;

export function terminalTable([head = [], ...rows]: readonly (readonly string[])[]): string {
  const table = new Table({ head: [...head], colAligns: head.map((_, index) => (index === 0 ? 'left' : 'right')), ...tableStyle });
  for (const row of rows) table.push([...row]);
  return table.toString();
}

export function markdownTable([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n');
}
