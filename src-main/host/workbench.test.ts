import { defaultImportOptions } from '../core/dataset/import-options';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventName, Events } from '../contract/events';
import type { ModelId, ProblemId, RunId } from '../core/ids';
import { modelSpecSchema } from '../core/model/model';
import { problemSpecSchema } from '../core/problem/problem';
import { type RunRecord, trainingSpecSchema } from '../core/run/run';
import { buildEntries, temporaryFolder } from './built-entries.test-support';
import { nodeHost } from './node-host';
import type { ChildHandle, ProcessEntry } from './process-host';
import { steps, walksCsv } from './walks.test-support';
import { Workbench } from './workbench';

/** Everything here is real: bundled entries, Node child processes, DuckDB, libsql and the engine. */

let built: Awaited<ReturnType<typeof buildEntries>>;
const folder = temporaryFolder();
const project = join(folder, 'study');

beforeAll(async () => {
  built = await buildEntries('data-process', 'trainer-process');
  writeFileSync(join(folder, 'walks.csv'), walksCsv(200));
}, 60_000);

afterAll(() => {
  built.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** A workbench, what it tells, and its children. */
function openWorkbench(jobs = 2) {
  const children: { readonly entry: ProcessEntry; readonly child: ChildHandle; ended: boolean }[] = [];
  const events: { readonly name: EventName; readonly payload: Events[EventName] }[] = [];
  const host = nodeHost(built.folder);
  const waiting = new Set<() => void>();
  const workbench = new Workbench({
    processes: {
      start(entry) {
        const record = { entry, child: host.start(entry), ended: false };
        record.child.onExit(() => (record.ended = true));
        children.push(record);
        return record.child;
      },
    },
    local: { 'app.theme': () => undefined },
    jobs,
    version: '0.1.0',
    onEvent: (name, payload) => {
      events.push({ name, payload });
      for (const look of waiting) look();
    },
  });
  const eventsOf = <Name extends EventName>(name: Name) =>
    events.filter((event) => event.name === name).map((event) => event.payload as Events[Name]);
  /** Waits until what was told makes it true. */
  const until = (holds: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!holds()) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  const statesOf = (id: RunId) =>
    eventsOf('run.changed')
      .filter((run) => run.id === id)
      .map((run) => run.state);
  return { workbench, children, eventsOf, until, statesOf };
}

type Bench = ReturnType<typeof openWorkbench>;

const model = (name: string, units: number) =>
  modelSpecSchema.parse({
    name,
    layers: [{ type: 'Input' }, { type: 'LSTM', units }, { type: 'Dense', units: 1, activation: 'sigmoid' }],
    loss: 'binary_crossentropy',
    optimizer: { type: 'Nadam', learning_rate: 0.01 },
  });

async function setUpStudy({
  workbench,
}: Bench): Promise<{ readonly problemId: ProblemId; readonly small: ModelId; readonly large: ModelId }> {
  await workbench.openProject(project);
  const dataset = await workbench.invoke('dataset.import', {
    paths: [join(folder, 'walks.csv')],
    job: 'import',
    options: defaultImportOptions,
  });
  const spec = problemSpecSchema.parse({ steps, target: 'W', task: 'binary', split: {}, scaling: 'standard' });
  const problem = await workbench.invoke('problem.create', { datasetId: dataset.id, name: 'Above its start?', spec });
  const save = (spec: ReturnType<typeof model>) => workbench.invoke('model.save', { modelId: null, spec });
  return { problemId: problem.id, small: (await save(model('Small', 4))).id, large: (await save(model('Large', 96))).id };
}

const quick = trainingSpecSchema.parse({ epochs: 3, batch_size: 16 });
/** Longer than any test waits. */
const long = trainingSpecSchema.parse({ epochs: 100_000, batch_size: 16, early_stopping: null });

describe('Workbench over real processes', () => {
  let bench: Bench;
  let study: Awaited<ReturnType<typeof setUpStudy>>;
  const kept = new Map<RunId, RunRecord>();

  beforeAll(async () => {
    bench = openWorkbench();
    study = await setUpStudy(bench);
  }, 60_000);
  afterAll(() => bench.workbench.dispose());

  async function startOne(modelId: ModelId, training: typeof quick): Promise<RunRecord> {
    const [run] = await bench.workbench.invoke('run.start', { problemId: study.problemId, modelIds: [modelId], training, seed: 1 });
    return run!;
  }

  async function endOf(id: RunId): Promise<RunRecord> {
    await bench.until(() => bench.statesOf(id).some((state) => state !== 'queued' && state !== 'running'));
    const run = await bench.workbench.invoke('run.get', { runId: id });
    kept.set(id, run);
    return run;
  }

  it('trains queued runs in as many processes as train at once, leaves none, and ranks them', async () => {
    const { workbench, children, eventsOf, statesOf } = bench;
    const modelIds = [study.small, study.small, study.small];
    const runs = await workbench.invoke('run.start', { problemId: study.problemId, modelIds, training: quick, seed: 1 });
    await workbench.idle();
    for (const run of runs) {
      expect(statesOf(run.id)).toEqual(['queued', 'running', 'done']);
      expect(eventsOf('run.epochs').flatMap(({ runId, epochs }) => (runId === run.id ? epochs.map(({ epoch }) => epoch) : []))).toEqual([
        1, 2, 3,
      ]);
      expect(await endOf(run.id)).toMatchObject({ state: 'done', evaluation: { kind: 'classification' } });
    }
    const trainers = children.filter(({ entry }) => entry === 'trainer-process');
    expect(trainers.map(({ ended }) => ended)).toEqual([true, true]);
    const board = await workbench.invoke('leaderboard.get', { problemId: study.problemId });
    // One seed, one model: equal to the last bit, so all share the first rank.
    expect(board.rows.map((row) => row.rank)).toEqual([1, 1, 1]);
    expect(board.baselines).toHaveLength(1);
  }, 60_000);

  it('cancels a run that trains, and keeps its epochs and what they are worth', async () => {
    const run = await startOne(study.large, long);
    await bench.until(() => bench.eventsOf('run.epochs').some(({ runId }) => runId === run.id));
    await bench.workbench.invoke('run.cancel', { runIds: [run.id] });
    const ended = await endOf(run.id);
    expect(ended).toMatchObject({ state: 'cancelled', reason: null, evaluation: { kind: 'classification' } });
    expect(ended.epochs.length).toBeGreaterThan(0);
  }, 60_000);

  it('makes a failed run of a trainer that is killed, keeps its epochs, and loses no other run', async () => {
    const { children, until, eventsOf } = bench;
    const before = children.length;
    const victim = await startOne(study.large, long);
    const other = await startOne(study.small, trainingSpecSchema.parse({ epochs: 30, batch_size: 16 }));
    await until(() => eventsOf('run.epochs').some(({ runId, epochs }) => runId === victim.id && epochs.some(({ epoch }) => epoch >= 2)));
    children[before]!.child.kill('SIGKILL');
    const failed = await endOf(victim.id);
    expect(failed).toMatchObject({ state: 'failed', reason: { code: 'run.trainer-died' } });
    expect(failed.reason?.message).toContain('SIGKILL');
    expect(failed.epochs.length).toBeGreaterThanOrEqual(2);
    expect(await endOf(other.id)).toMatchObject({ state: 'done' });
  }, 60_000);

  it('starts the data process again where it is killed; the run that trains does not notice', async () => {
    const { workbench, children, until, eventsOf } = bench;
    const run = await startOne(study.large, trainingSpecSchema.parse({ epochs: 12, batch_size: 16, early_stopping: null }));
    await until(() => eventsOf('run.epochs').some(({ runId }) => runId === run.id));
    const faults = eventsOf('app.fault').length;
    children.find(({ entry, ended }) => entry === 'data-process' && !ended)!.child.kill('SIGKILL');
    await until(() => eventsOf('app.fault').length > faults);
    const state = await workbench.invoke('project.state', undefined);
    expect(state?.runs.find(({ id }) => id === run.id)?.state).toBe('running');
    const ended = await endOf(run.id);
    expect(ended).toMatchObject({ state: 'done', reason: null });
    expect(ended.epochs).toHaveLength(12);
    expect(eventsOf('app.fault').at(-1)?.message).toContain('ended unexpectedly');
  }, 60_000);

  it('goes on training where the open project is opened again, and keeps it where another cannot be opened', async () => {
    const run = await startOne(study.small, long);
    await bench.until(() => bench.statesOf(run.id).includes('running'));
    await bench.workbench.openProject(project);
    expect(bench.statesOf(run.id)).toEqual(['queued', 'running']);

    const damaged = join(folder, 'damaged');
    mkdirSync(damaged);
    writeFileSync(join(damaged, 'project.db'), 'this is no database, and never was one\n'.repeat(200));
    await expect(bench.workbench.openProject(damaged)).rejects.toMatchObject({ info: { code: 'project.damaged' } });
    expect(bench.workbench.project).toBe(project);
    expect((await bench.workbench.invoke('project.state', undefined))?.folder).toBe(project);
    await endOf(run.id);
  }, 60_000);

  it('lets the window ask for what is open to it alone, and answers errors as values', async () => {
    const { workbench } = bench;
    const refused = async (command: string, input: unknown) => {
      const answer = await workbench.invokeFromWindow(command, input);
      return answer.ok ? null : answer.error.code;
    };
    expect(await refused('store.close', undefined)).toBe('request.refused');
    expect(await refused('toString', undefined)).toBe('request.refused');
    expect(await refused('dialog.openDataset', undefined)).toBe('request.refused');
    expect(await refused('app.theme', { theme: 'pink' })).toBe('request.invalid');
    expect(await refused('run.start', { problemId: study.problemId, modelIds: [] })).toBe('request.invalid');
    expect(await refused('run.get', { runId: 'none' })).toBe('run.unknown');
    expect(await refused('report.save', { problemId: study.problemId, path: join(folder, 'anywhere.html') })).toBe('request.refused');
    expect(await refused('run.exportKeras', { runId: 'none', path: join(folder, 'anywhere.keras') })).toBe('request.refused');
    expect(await workbench.invokeFromWindow('app.theme', { theme: 'dark' })).toEqual({ ok: true, value: undefined });
  });

  it('cancels what trains and waits when it is closed, leaves no process, and finds every run again', async () => {
    const training = { problemId: study.problemId, training: long, seed: 1 };
    const modelIds = [study.large, study.large, study.large];
    const runs = await bench.workbench.invoke('run.start', { ...training, modelIds });
    await bench.until(() => runs.slice(0, 2).every((run) => bench.statesOf(run.id).includes('running')));
    await bench.workbench.dispose();
    expect(runs.map((run) => bench.statesOf(run.id).at(-1))).toEqual(['cancelled', 'cancelled', 'cancelled']);
    expect(bench.children.every(({ ended }) => ended)).toBe(true);

    const again = openWorkbench();
    const state = await again.workbench.openProject(project);
    for (const [id, run] of kept) expect(state.runs.find((found) => found.id === id)).toEqual(run);
    expect(state.runs).toHaveLength(kept.size + runs.length);
    expect(readdirSync(join(project, 'runs'))).toHaveLength(state.runs.length);
    await again.workbench.dispose();
  }, 60_000);
});
