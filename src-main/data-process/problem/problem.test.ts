import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../../contract/rpc';
import type { DatasetSummary } from '../../core/dataset/dataset';
import { modelSpecSchema } from '../../core/model/model';
import type { ProblemOutcome } from '../../core/problem/problem';
import { trainingSpecSchema } from '../../core/run/run';
import { decodeSnapshot } from '../../formats/snapshot';
import { fileWith, importFile, openedClient, refusal, specWith } from '../testing/data-client';

let client: Client;
beforeEach(async () => {
  ({ client } = await openedClient());
});

const table = (rows: number, row: (index: number) => string, header = 'a,b,y'): string =>
  `${header}\n${Array.from({ length: rows }, (_, index) => `${row(index)}\n`).join('')}`;
const plain = (index: number): string => `${index},${index / 2},${index % 2}`;

const imported = (content: string): Promise<DatasetSummary> => importFile(client, fileWith(content));

async function outcomeOf(content: string, spec: Parameters<typeof specWith>[0] = {}): Promise<ProblemOutcome> {
  const dataset = await imported(content);
  return client.invoke('problem.check', { datasetId: dataset.id, spec: specWith(spec) });
}

/** What preparing the problem, or training on it, is refused with. */
async function refusedPrepare(content: string, spec: Parameters<typeof specWith>[0] = {}): Promise<Awaited<ReturnType<typeof refusal>>> {
  const dataset = await imported(content);
  const problem = await client.invoke('problem.create', { datasetId: dataset.id, name: 'p', spec: specWith(spec) });
  return refusal(client.invoke('problem.prepare', { problemId: problem.id }));
}

describe('a problem with a fault in its data', () => {
  it('has text in a step: column, row, line and value are named', async () => {
    const content = table(40, (index) => (index === 7 || index === 9 ? `${index},broken,1` : plain(index)));
    expect((await outcomeOf(content)).findings).toEqual([
      {
        severity: 'error',
        field: 'steps',
        message: 'Step b has the text “broken” in row 8 (line 9 of the file), the first of 2; a step must be a number.',
        remedy: 'Put a number there and import the file again, or take b out of the steps.',
        fixes: [{ label: 'Take b out of the steps', change: { steps: ['a'] } }],
      },
    ]);
    expect(await refusedPrepare(content)).toMatchObject({
      code: 'problem.text-in-step',
      place: 'column b, row 8 (line 9 of the file)',
      value: 'broken',
    });
  });

  it('has a gap in a step', async () => {
    const content = table(40, (index) => (index === 3 ? '3,,1' : plain(index)));
    const info = await refusedPrepare(content);
    expect(info.code).toBe('problem.text-in-step');
    expect(info.message).toBe('Step b has no value in row 4 (line 5 of the file).');
  });

  it('has a step of nothing but gaps, or of dates', async () => {
    expect((await outcomeOf(table(9, (index) => `${index},,${index % 2}`))).findings[0]?.message).toContain(
      'Step b has no value in row 1 (line 2 of the file), the first of 9',
    );
    expect((await outcomeOf(table(9, (index) => `${index},2020-01-0${index + 1},${index % 2}`))).findings[0]?.message).toContain(
      'the text “2020-01-01”',
    );
  });

  it('has a target with gaps: their number and the first place are named', async () => {
    const content = table(40, (index) => (index % 20 === 5 ? `${index},1,` : plain(index)));
    const info = await refusedPrepare(content);
    expect(info).toMatchObject({ code: 'problem.target-missing-values', place: 'column y, row 6 (line 7 of the file)' });
    expect(info.message).toContain('2 of 40 rows');
  });

  it('has a target with one class', async () => {
    const content = table(40, (index) => `${index},1,1`);
    expect(await refusedPrepare(content)).toMatchObject({
      code: 'problem.target-one-class',
      message: expect.stringContaining('(“1”)') as string,
    });
  });

  it('has three classes where two are to be told apart', async () => {
    const { findings } = await outcomeOf(table(40, (index) => `${index},1,${index % 3}`));
    expect(findings).toEqual([
      expect.objectContaining({
        field: 'task',
        severity: 'error',
        message: 'The target y has 3 classes, but the task is to tell two apart.',
      }),
    ]);
  });

  it('asks for a number where the target is text', async () => {
    const { findings } = await outcomeOf(
      table(40, (index) => `${index},1,${index % 2 ? 'won' : 'lost'}`),
      { task: 'number' },
    );
    expect(findings).toEqual([
      expect.objectContaining({ field: 'task', message: 'The target y is not a number: “lost” in row 1 (line 2 of the file).' }),
    ]);
  });

  it('has too few rows to train on', async () => {
    expect(await refusedPrepare(table(2, plain))).toMatchObject({ code: 'problem.too-few-rows' });
    expect(await refusedPrepare(table(4, plain), { split: { test: 0.9 } })).toMatchObject({ code: 'problem.too-few-rows' });
  });

  it('has a column beyond what single precision holds', async () => {
    expect((await outcomeOf(table(9, (index) => `${index},1e39,${index % 2}`))).findings[0]?.message).toContain('numbers beyond 3.4e38');
  });

  it('names columns that the data does not have, twice, or as both step and target', async () => {
    expect((await outcomeOf(table(9, plain), { steps: ['a', 'z'] })).findings[0]?.message).toBe('The data has no column z.');
    expect((await outcomeOf(table(9, plain), { steps: ['a', 'a'] })).findings[0]?.message).toBe('Column a is chosen as a step twice.');
    expect((await outcomeOf(table(9, plain), { steps: ['a', 'y'] })).findings[0]?.message).toContain('y is both a step and the target');
    expect((await outcomeOf(table(9, plain), { steps: [], targets: [] })).findings.map((finding) => finding.field)).toEqual([
      'steps',
      'target',
    ]);
  });
});

describe('a sound problem', () => {
  it('says what comes out of it, with the balance of both parts', async () => {
    const outcome = await outcomeOf(
      table(100, (index) => `${index},1,${index % 4 === 0 ? 'no' : 'yes'}`),
      { split: { stratify: true }, scaling: 'none' },
    );
    expect(outcome.findings).toEqual([]);
    expect(outcome.shape?.classes).toEqual(['no', 'yes']);
    expect(outcome.test).toEqual({
      rows: 30,
      tableRows: 30,
      balance: [
        { label: 'no', count: 8 },
        { label: 'yes', count: 22 },
      ],
    });
    expect(outcome.train?.balance.map((each) => each.count)).toEqual([17, 53]);
  });

  it.each(['min-max', 'standard'] as const)('is scaled %s by figures of the training part alone', async (scaling) => {
    const dataset = await imported(table(50, (index) => `${index},${index * 3 + 0.25},${index % 2}`));
    const spec = specWith({ scaling });
    const problem = await client.invoke('problem.create', { datasetId: dataset.id, name: 'p', spec });
    const prepared = await client.invoke('problem.prepare', { problemId: problem.id });
    const { train, test } = decodeSnapshot(readFileSync(prepared.path));
    const [x, y] = [test.x.view(0, test.x.count) ?? [], test.y.view(0, test.y.count) ?? []];
    // Reckoned anew from the file's own formula.
    const raw = [...train.rows].flatMap((row) => [row, row * 3 + 0.25]);
    const mean = raw.reduce((sum, value) => sum + value, 0) / raw.length;
    const deviation = Math.sqrt(raw.reduce((sum, value) => sum + (value - mean) ** 2, 0) / raw.length);
    const [offset, scale] = scaling === 'standard' ? [mean, deviation] : [Math.min(...raw), Math.max(...raw) - Math.min(...raw)];
    expect(prepared.transforms.inputs[0]?.offset).toBeCloseTo(offset, 10);
    expect(prepared.transforms.inputs[0]?.scale).toBeCloseTo(scale, 10);
    [...test.rows].forEach((row, place) => {
      expect(x[2 * place]).toBeCloseTo((row - offset) / scale, 5);
      expect(x[2 * place + 1]).toBeCloseTo((row * 3 + 0.25 - offset) / scale, 5);
      expect(y[place]).toBe(row % 2);
    });
    expect((await client.invoke('problem.check', { datasetId: dataset.id, spec })).transforms).toEqual(prepared.transforms);
  });

  it('is prepared once: the same problem finds the same file, another seed writes another', async () => {
    const dataset = await imported(table(50, plain));
    const one = await client.invoke('problem.create', { datasetId: dataset.id, name: 'one', spec: specWith({}) });
    const two = await client.invoke('problem.create', { datasetId: dataset.id, name: 'two', spec: specWith({}) });
    const first = await client.invoke('problem.prepare', { problemId: one.id });
    expect(await client.invoke('problem.prepare', { problemId: two.id })).toEqual(first);
    await client.invoke('problem.save', { problemId: two.id, name: 'two', spec: specWith({ split: { seed: 2 } }) });
    expect((await client.invoke('problem.prepare', { problemId: two.id })).hash).not.toBe(first.hash);
  });

  it('takes classes that are written as fractions or whole numbers as they stand', async () => {
    const outcome = await outcomeOf(
      table(60, (index) => `${index},1,${[10, 9, 0.5][index % 3] ?? 0}`),
      { task: 'classes' },
    );
    expect(outcome.shape?.classes).toEqual(['0.5', '9', '10']);
  });
});

describe('runs that cannot be made', () => {
  const training = trainingSpecSchema.parse({});
  const layers = [{ type: 'Input' }, { type: 'LSTM', units: 4 }, { type: 'Dense', units: 1, activation: 'sigmoid' }];
  const model = (change: object = {}): ReturnType<typeof modelSpecSchema.parse> =>
    modelSpecSchema.parse({ name: 'Small', layers, loss: 'binary_crossentropy', optimizer: { type: 'Adam' }, ...change });

  it('have fewer rows than a batch', async () => {
    const dataset = await imported(table(40, plain));
    const problem = await client.invoke('problem.create', { datasetId: dataset.id, name: 'p', spec: specWith({}) });
    const saved = await client.invoke('model.save', { modelId: null, spec: model() });
    const info = await refusal(client.invoke('store.createRuns', { problemId: problem.id, modelIds: [saved.id], training, seed: 1 }));
    expect(info).toMatchObject({ code: 'problem.too-few-rows', remedy: 'Use a batch of at most 28, or import more rows.' });
    expect((await client.invoke('project.state', undefined))?.runs).toEqual([]);
  });

  it('have a stack that cannot be built: model and layer are named, and none of the runs is made', async () => {
    const dataset = await imported(table(100, plain));
    const problem = await client.invoke('problem.create', { datasetId: dataset.id, name: 'p', spec: specWith({}) });
    const good = await client.invoke('model.save', { modelId: null, spec: model() });
    const bad = await client.invoke('model.save', {
      modelId: null,
      spec: model({ name: 'Bad', layers: [layers[0], { type: 'GRU', units: 4, return_sequences: true }, layers[2]] }),
    });
    const info = await refusal(
      client.invoke('store.createRuns', { problemId: problem.id, modelIds: [good.id, bad.id], training, seed: 1 }),
    );
    expect(info).toMatchObject({ code: 'model.invalid', place: expect.stringContaining('model Bad') as string });
    expect((await client.invoke('project.state', undefined))?.runs).toEqual([]);
  });
});
