import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { sharesCsv } from '../../../resources/samples/shares.mjs';
import { sunspotsCsv } from '../../../resources/samples/sunspots.mjs';
import type { Client } from '../../contract/rpc';
import { formulaSpecSchema } from '../../core/dataset/formula';
import type { DatasetSummary } from '../../core/dataset/dataset';
import type { PreparedSummary, ProblemOutcome, ProblemSpecInput } from '../../core/problem/problem';
import { problemSpecSchema } from '../../core/problem/problem';
import { decodeSnapshot, type Snapshot } from '../../formats/snapshot';
import { fileWith, importFile, openedClient } from '../testing/data-client';

/** The data of the reference problems becomes the rows, windows and shapes that are published; what is not, from the files' own formulas. */

let client: Client;
beforeEach(async () => {
  ({ client } = await openedClient());
});

interface Prepared {
  readonly outcome: ProblemOutcome;
  readonly prepared: PreparedSummary;
  readonly snapshot: Snapshot;
}

async function prepare(dataset: DatasetSummary, input: ProblemSpecInput): Promise<Prepared> {
  const spec = problemSpecSchema.parse(input);
  const outcome = await client.invoke('problem.check', { datasetId: dataset.id, spec });
  expect(outcome.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const problem = await client.invoke('problem.create', { datasetId: dataset.id, name: 'p', spec });
  const prepared = await client.invoke('problem.prepare', { problemId: problem.id });
  expect([prepared.shape, prepared.train, prepared.test]).toEqual([outcome.shape, outcome.train, outcome.test]);
  expect(prepared.transforms).toEqual(outcome.transforms);
  return { outcome, prepared, snapshot: decodeSnapshot(readFileSync(prepared.path)) };
}

function sample(samples: Snapshot['train']['x'], index: number): readonly number[] {
  const values = new Float32Array(samples.size);
  samples.gather(null, index, 1, values);
  return [...values];
}

/** The share prices with another greatest price on the company's last day. */
function withLastHigh(csv: string, company: string, high: string): string {
  const lines = csv.split('\n');
  const last = lines.findLastIndex((line) => line.endsWith(`,${company}`));
  const place = lines[0]?.split(',').indexOf('high') ?? 0;
  return lines.map((line, at) => (at === last ? line.split(',').with(place, high).join(',') : line)).join('\n');
}

const float = (values: readonly number[]): readonly number[] => [...Float32Array.from(values)];

describe('P2, toy sequences', () => {
  const csv = 's1,s2,s3,s4,s5,s6,label\n0,1,1,0,0,0,1\n0,0,0,2,2,0,2\n0,0,0,0,3,3,3\n0,2,2,0,0,0,2\n0,0,3,3,0,0,3\n0,0,0,0,1,1,1\n';
  const steps = ['s1', 's2', 's3', 's4', 's5', 's6'];

  it('are six rows of open length that are trained and tested on, with a class that never occurs', async () => {
    const dataset = await importFile(client, fileWith(csv, 'toy.csv'));
    const { outcome, snapshot } = await prepare(dataset, {
      steps,
      lengths: 'open',
      targets: ['label'],
      task: 'classes',
      classes: ['0', '1', '2', '3'],
      split: { method: 'none' },
    });
    expect(outcome.shape).toEqual({ input: [6, 1], open: true, output: [1], task: 'classes', classes: ['0', '1', '2', '3'] });
    expect([outcome.train?.rows, outcome.validation, outcome.test?.rows]).toEqual([6, null, 6]);
    expect(outcome.train?.balance.map(({ count }) => count)).toEqual([0, 2, 2, 2]);
    expect(outcome.findings.map(({ message }) => message)).toEqual([
      'Nothing is held back: the figures are of the rows that were trained on.',
    ]);
    expect(sample(snapshot.train.x, 2)).toEqual([0, 0, 0, 0, 3, 3]);
    expect([0, 1, 2, 3, 4, 5].map((row) => sample(snapshot.test.y, row)[0])).toEqual([1, 2, 3, 2, 3, 1]);
    expect([...(snapshot.train.lengths ?? [])]).toEqual([6, 6, 6, 6, 6, 6]);
  });
});

describe('P3, sunspots', () => {
  it('are 55,150 and 6,381 windows of ten values, from the row after the last gap on, split at the year 2000', async () => {
    const csv = sunspotsCsv();
    const dataset = await importFile(client, fileWith(csv, 'sunspots.csv'), { preset: 'daily-sunspots' });
    expect(dataset.rows).toBe(72_865);
    const { outcome, snapshot } = await prepare(dataset, {
      shape: 'windows',
      order: 'date',
      windows: { inputs: ['sunspots'], lookBack: 10 },
      targets: ['sunspots'],
      task: 'number',
      afterLast: { column: 'observations', is: '=', value: '0' },
      split: { method: 'condition', testWhen: [{ column: 'year', is: '≥', value: '2000' }] },
    });
    expect(outcome.shape).toEqual({ input: [10, 1], open: false, output: [1], task: 'number', classes: [] });
    expect([outcome.train?.rows, outcome.test?.rows]).toEqual([55_150, 6381]);
    expect([outcome.train?.tableRows, outcome.test?.tableRows]).toEqual([55_160, 6391]);
    expect(outcome.counts).toMatchObject({ rows: 72_865, filtered: 11_314, missing: 0, dropped: 0, straddling: 10 });
    expect(outcome.bands.map(({ part }) => part)).toEqual(['train', 'test']);
    expect(outcome.bands[1]).toEqual({ part: 'test', from: '2000-01-01', to: '2017-06-30' });
    const lines = csv
      .trimEnd()
      .split('\n')
      .slice(11_314)
      .map((line) => Number(line.split(';')[4]));
    expect(sample(snapshot.train.x, 0)).toEqual(lines.slice(0, 10));
    expect(sample(snapshot.train.y, 0)).toEqual([lines[10]]);
    expect(sample(snapshot.test.x, 6380)).toEqual(lines.slice(-11, -1));
    expect(sample(snapshot.test.y, 6380)).toEqual(lines.slice(-1));
    expect([snapshot.train.rows[0], snapshot.test.rows[6380]]).toEqual([11_324, 72_864]);
  }, 120_000);
});

describe('P4, one-to-one regressions', () => {
  const count = 20;

  it('hold back the last fifth', async () => {
    const csv = `x,y\n${Array.from({ length: count }, (_, row) => `${row + 1},${(row + 1) * 10}`).join('\n')}\n`;
    const dataset = await importFile(client, fileWith(csv, 'ten.csv'));
    const { outcome, snapshot } = await prepare(dataset, {
      steps: ['x'],
      targets: ['y'],
      task: 'number',
      split: { method: 'chronological', test: 0.2 },
    });
    expect(outcome.shape).toMatchObject({ input: [1, 1], output: [1] });
    expect([outcome.train?.rows, outcome.validation, outcome.test?.rows]).toEqual([16, null, 4]);
    expect([0, 1, 2, 3].map((row) => [sample(snapshot.test.x, row)[0], sample(snapshot.test.y, row)[0]])).toEqual([
      [17, 170],
      [18, 180],
      [19, 190],
      [20, 200],
    ]);
  });

  it('have two features at one step', async () => {
    const csv = `x1,x2,y\n${Array.from({ length: count }, (_, row) => row + 1)
      .map((k) => `${2 * k},${3 * k},${6 * k * k}`)
      .join('\n')}\n55,80,4400\n`;
    const dataset = await importFile(client, fileWith(csv, 'products.csv'));
    const testWhen = [{ column: 'x1', is: '=' as const, value: '55' }];
    const { outcome, snapshot } = await prepare(dataset, {
      steps: ['x1', 'x2'],
      features: 2,
      targets: ['y'],
      task: 'number',
      split: { method: 'condition', testWhen, validation: 0.2 },
    });
    expect(outcome.shape).toMatchObject({ input: [1, 2], output: [1] });
    expect([outcome.train?.rows, outcome.validation?.rows, outcome.test?.rows]).toEqual([16, 4, 1]);
    expect([sample(snapshot.train.x, 15), sample(snapshot.test.x, 0), sample(snapshot.test.y, 0)]).toEqual([[32, 48], [55, 80], [4400]]);
  });
});

describe('P5, the made-up wave', () => {
  it('is windows of twenty steps with the same window one step later, which training may begin at any t', async () => {
    const formula = formulaSpecSchema.parse({
      from: 0,
      to: 30,
      step: 0.1,
      columns: [{ name: 'y', expression: 't * sin(t) / 3 + 2 * sin(5t)' }],
    });
    const dataset = await client.invoke('dataset.fromFormula', { name: 'Wave', formula, job: 'wave' });
    const { outcome, snapshot } = await prepare(dataset, {
      shape: 'windows',
      order: 't',
      windows: { inputs: ['y'], lookBack: 20, targetAt: 'every-step', anywhere: true },
      targets: ['y'],
      task: 'number',
      split: { method: 'none' },
    });
    expect(outcome.shape).toMatchObject({ input: [20, 1], output: [20, 1] });
    expect([outcome.train?.rows, outcome.test?.rows]).toEqual([281, 281]);
    expect(snapshot.header.anywhere).toEqual({ formula, from: 0, to: 30 });
    const wave = (row: number): number => (row * 0.1 * Math.sin(row * 0.1)) / 3 + 2 * Math.sin(5 * (row * 0.1));
    const rows = Array.from({ length: 21 }, (_, step) => wave(122 + step));
    expect(sample(snapshot.train.x, 122)).toEqual(float(rows.slice(0, 20)));
    expect(sample(snapshot.train.y, 122)).toEqual(float(rows.slice(1)));
    expect(snapshot.train.known && sample(snapshot.train.known, 122)).toEqual(float(rows.slice(0, 20)));
    expect(snapshot.test).toBe(snapshot.train);
  });
});

describe('P6, digits', () => {
  it.each([[28], [8]])('of a side of %d pixels are pictures of one channel, with every class in both parts alike', async () => {
    const side = 8;
    const names = Array.from({ length: side * side }, (_, pixel) => `p${pixel}`);
    const pixel = (row: number, at: number): number => (row * 31 + at * 7) % 256;
    const lines = Array.from({ length: 100 }, (_, row) => [row % 10, ...names.map((_name, at) => pixel(row, at))].join(','));
    const dataset = await importFile(client, fileWith(`digit,${names.join(',')}\n${lines.join('\n')}\n`, 'digits.csv'));
    const { outcome, snapshot } = await prepare(dataset, {
      shape: 'image-a-row',
      steps: names,
      image: { height: side, width: side, channels: 1 },
      targets: ['digit'],
      task: 'classes',
      scaling: 'divide-255',
      split: { test: 0.2, stratify: true },
    });
    expect(outcome.shape).toMatchObject({ input: [side, side, 1], output: [1] });
    expect(outcome.test?.balance.map(({ count }) => count)).toEqual(Array.from({ length: 10 }, () => 2));
    const row = snapshot.test.rows[7] ?? 0;
    expect(sample(snapshot.test.x, 7)).toEqual(float(names.map((_, at) => pixel(row, at) / 255)));
    expect(sample(snapshot.test.y, 7)).toEqual([row % 10]);
    expect(outcome.transforms?.inputs).toEqual([{ column: 'pixels', kind: 'divide-255', offset: 0, scale: 255 }]);
  });
});

describe('P7, a share price', () => {
  it('is 635 windows of 648 rows of one company, scaled by the least and the greatest value of these rows alone', async () => {
    const csv = withLastHigh(sharesCsv(), 'AAL', '999.25');
    const dataset = await importFile(client, fileWith(csv, 'shares.csv'));
    const { outcome, snapshot } = await prepare(dataset, {
      shape: 'windows',
      order: 'date',
      filter: [{ column: 'Name', is: '=', value: 'AAL' }],
      windows: { inputs: ['high'], lookBack: 7, foresight: 6 },
      targets: ['high'],
      task: 'number',
      split: { method: 'chronological', test: 0.15, validation: 0.15 },
      scaling: 'min-max',
    });
    const [header = '', ...lines] = csv.trimEnd().split('\n');
    const column = header.split(',').indexOf('high');
    const all = lines.map((line, row) => ({ row, cells: line.split(',') })).filter(({ cells }) => cells.at(-1) === 'AAL');
    const high = all.map(({ cells }) => Number(cells[column]));
    expect(high.length).toBe(926);
    expect(['train', 'validation', 'test'].map((part) => outcome[part as 'train']?.tableRows)).toEqual([648, 139, 139]);
    expect(['train', 'validation', 'test'].map((part) => outcome[part as 'train']?.rows)).toEqual([635, 126, 126]);
    expect(outcome.counts?.straddling).toBe(26);
    const trained = high.slice(0, 648);
    const [low, top] = [Math.min(...trained), Math.max(...trained)];
    const transform = { column: 'high', kind: 'min-max', offset: low, scale: top - low };
    expect(outcome.transforms).toEqual({ inputs: [transform], targets: [transform] });
    // The greatest of all values lies in the test part.
    expect([Math.max(...high), top < 999.25]).toEqual([999.25, true]);
    const scaled = high.map((value) => (value - low) / (top - low));
    for (const window of [0, 300, 634]) {
      expect(sample(snapshot.train.x, window)).toEqual(float(scaled.slice(window, window + 7)));
      expect(sample(snapshot.train.y, window)).toEqual(float(scaled.slice(window + 13, window + 14)));
      expect(snapshot.train.rows[window]).toBe(all[window + 13]?.row);
    }
    expect(sample(snapshot.test.x, 125)).toEqual(float(scaled.slice(-14, -7)));
    expect(snapshot.validation?.known && sample(snapshot.validation.known, 0)).toEqual(float(scaled.slice(648 + 6, 648 + 7)));
  });
});
