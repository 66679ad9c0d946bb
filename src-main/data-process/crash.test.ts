import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { EventListener } from '../contract/rpc';
import { modelSpecSchema } from '../core/model/model';
import { trainingSpecSchema } from '../core/run/run';
import { type ChildDataProcess, buildDataProcess, startDataProcess } from './testing/built-process';
import { dataClient, fileWith, importFile, openedClient, refusal, specWith, temporaryFolder } from './testing/data-client';

let entry = '';
beforeAll(async () => {
  entry = await buildDataProcess();
});

const started: ChildDataProcess[] = [];
afterEach(async () => {
  for (const each of started.splice(0)) await each.kill();
});
function start(onEvent?: EventListener): ChildDataProcess {
  const process = startDataProcess(entry, onEvent);
  started.push(process);
  return process;
}

const model = modelSpecSchema.parse({
  name: 'Small',
  layers: [{ type: 'Input' }, { type: 'Flatten' }, { type: 'Dense', units: 1, activation: 'sigmoid' }],
  loss: 'binary_crossentropy',
  optimizer: { type: 'Adam' },
});
const table = (rows: number): string =>
  `a,b,y\n${Array.from({ length: rows }, (_, index) => `${index},${index / 2},${index % 2}\n`).join('')}`;

describe('a data process that is killed', () => {
  it('loses nothing it has answered, wherever it was hit', async () => {
    const folder = join(temporaryFolder(), 'project');
    const acknowledged: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const { client, kill } = start();
      await client.invoke('store.open', { folder });
      const write = async (count: number): Promise<void> => {
        const saved = await client.invoke('model.save', { modelId: null, spec: { ...model, name: `${round}-${count}` } });
        acknowledged.push(saved.spec.name);
      };
      for (let count = 0; count < 10 + round; count += 1) await write(count);
      // Those that follow are under way, each another bit further.
      const writing = Array.from({ length: 50 }, (_, index) => write(100 + index).catch(() => undefined));
      await new Promise((done) => setTimeout(done, 5 + 7 * round));
      await kill();
      await Promise.all(writing);
    }
    const state = await dataClient().invoke('store.open', { folder });
    const kept = state.models.map((each) => each.spec.name);
    expect(acknowledged.length).toBeGreaterThan(20);
    expect(kept).toEqual(expect.arrayContaining(acknowledged));
  });

  it('leaves nothing of an import that was under way, and the file can be imported again', async () => {
    const folder = join(temporaryFolder(), 'project');
    const path = fileWith(table(150_000));
    let begin: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const { client, child, kill } = start((event) => {
      // Held at once, so that it does not end meanwhile.
      if (event === 'dataset.importProgress' && child.kill('SIGSTOP')) begin();
    });
    await client.invoke('store.open', { folder });
    const importing = refusal(importFile(client, path));
    await begun;
    await kill();
    expect((await importing).code).toBe('internal');
    const { client: next } = await openedClient(folder);
    expect((await next.invoke('project.state', undefined))?.datasets).toEqual([]);
    expect((await importFile(next, path)).rows).toBe(150_000);
  });

  it('makes failed runs of those that were under way, with the epochs of their journal', async () => {
    const folder = join(temporaryFolder(), 'project');
    const { client, kill } = start();
    await client.invoke('store.open', { folder });
    const dataset = await importFile(client, fileWith(table(100)));
    const problem = await client.invoke('problem.create', { datasetId: dataset.id, name: 'p', spec: specWith({}) });
    const saved = await client.invoke('model.save', { modelId: null, spec: model });
    const request = { problemId: problem.id, modelIds: [saved.id, saved.id, saved.id], training: trainingSpecSchema.parse({}), seed: 1 };
    const { runs, folders } = await client.invoke('store.createRuns', request);
    for (const run of runs.slice(0, 2)) await client.invoke('store.runStarted', { runId: run.id });
    const epoch = { epoch: 1, loss: 0.6, metric: 0.7, valLoss: 0.65, valMetric: 0.68, seconds: 0.5 };
    appendFileSync(
      join(folders[0] ?? '', 'journal.jsonl'),
      `${JSON.stringify(epoch)}\n${JSON.stringify({ ...epoch, epoch: 2 })}\n{"epoch":3,"lo`,
    );
    await kill();

    const reopened = dataClient();
    const state = await reopened.invoke('store.open', { folder, liveRuns: runs.slice(1, 2).map((run) => run.id) });
    expect(state.runs.map((run) => run.state)).toEqual(['failed', 'running', 'failed']);
    expect(state.runs[0]?.epochs.map((each) => each.epoch)).toEqual([1, 2]);
    expect(state.runs[0]?.reason).toMatchObject({ code: 'run.trainer-died', message: expect.stringContaining('after 2 epochs') as string });
    expect(state.runs[2]?.reason?.message).toContain('waiting');
  });
});

describe('a project folder', () => {
  it('is refused while another process has it, and free when that one is gone', async () => {
    const folder = join(temporaryFolder(), 'project');
    const other = start();
    await other.client.invoke('store.open', { folder });
    const client = dataClient();
    expect(await refusal(client.invoke('store.open', { folder }))).toMatchObject({ code: 'project.in-use' });
    await other.kill();
    expect((await client.invoke('store.open', { folder })).folder).toBe(folder);
  });

  it('is opened, closed and opened again by one process', async () => {
    const { client, folder } = await openedClient();
    await importFile(client, fileWith(table(10)));
    await client.invoke('store.close', undefined);
    expect(await client.invoke('project.state', undefined)).toBeNull();
    expect((await refusal(client.invoke('model.save', { modelId: null, spec: model }))).code).toBe('request.refused');
    expect((await client.invoke('store.open', { folder })).datasets.length).toBe(1);
  });

  it('with a damaged project.db is refused and left as it is', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'project.db'), 'not a database '.repeat(500));
    const info = await refusal(dataClient().invoke('store.open', { folder }));
    expect(info).toMatchObject({ code: 'project.damaged' });
    expect(info.remedy).toBeTruthy();
  });

  it('with a damaged data.duckdb moves it aside and reads the table from its file again', async () => {
    const { client, folder } = await openedClient();
    const path = fileWith(table(50));
    const dataset = await importFile(client, path);
    await client.invoke('store.close', undefined);
    writeFileSync(join(folder, 'data.duckdb'), 'garbage '.repeat(5000));
    await client.invoke('store.open', { folder });
    const page = await client.invoke('dataset.page', { datasetId: dataset.id, offset: 49, limit: 5 });
    expect(page.rows).toEqual([[49, 24.5, 1]]);
    expect(readdirSync(folder).some((name) => name.startsWith('data.duckdb.damaged-'))).toBe(true);
  });

  it('with a flipped byte in the log of data.duckdb still has the table', async () => {
    const folder = join(temporaryFolder(), 'project');
    const { client, kill } = start();
    await client.invoke('store.open', { folder });
    const dataset = await importFile(client, fileWith(table(50)));
    await kill();
    const log = join(folder, 'data.duckdb.wal');
    const bytes = readFileSync(log);
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 0xff;
    writeFileSync(log, bytes);
    const { client: next } = await openedClient(folder);
    expect((await next.invoke('dataset.page', { datasetId: dataset.id, offset: 49, limit: 5 })).rows).toEqual([[49, 24.5, 1]]);
  });

  it('says so where a lost table’s file is another one now, and takes the right one from elsewhere', async () => {
    const { client, folder } = await openedClient();
    const path = fileWith(table(50));
    const dataset = await importFile(client, path);
    await client.invoke('store.close', undefined);
    writeFileSync(join(folder, 'data.duckdb'), 'garbage '.repeat(5000));
    writeFileSync(path, table(51));
    await client.invoke('store.open', { folder });
    const page = { datasetId: dataset.id, offset: 0, limit: 1 };
    expect(await refusal(client.invoke('dataset.page', page))).toMatchObject({
      code: 'project.damaged',
      message: expect.stringContaining('other contents') as string,
    });
    expect((await importFile(client, fileWith(table(50), 'copy.csv'))).id).toBe(dataset.id);
    expect((await client.invoke('dataset.page', page)).rows).toEqual([[0, 0, 0]]);
  });
});
