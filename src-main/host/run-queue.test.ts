import { describe, expect, it } from 'vitest';
import type { AnyCommandName, Input, Output } from '../contract/commands';
import type { EventName } from '../contract/events';
import { asId, type ModelId, type ProblemId, type RunId, type Sha256 } from '../core/ids';
import { modelSpecSchema, type ModelSpecInput } from '../core/model/model';
import { type RunRecord, trainingSpecSchema } from '../core/run/run';
import { ChildInHand } from './child-in-hand.test-support';
import { RunQueue } from './run-queue';
import { Trainer } from './trainer';

const training = trainingSpecSchema.parse({});
const problemId = asId<ProblemId>('problem');
const hash = asId<Sha256>('a'.repeat(64));

/** A queue whose trainers and store are in the test's hand. */
function bench(jobs: number, broken: readonly AnyCommandName[] = [], layersOf: (name: string) => ModelSpecInput['layers'] = () => []) {
  const children: ChildInHand[] = [];
  const told: string[] = [];
  const asked: string[] = [];
  const records = new Map<RunId, RunRecord>();

  const answers: Partial<Record<AnyCommandName, (input: never) => unknown>> = {
    'store.createRuns': ({ modelIds }: Input<'store.createRuns'>) => {
      const runs = modelIds.map((id) => record(asId<RunId>(`run-${id}`), layersOf(id)));
      for (const run of runs) records.set(run.id, run);
      const part = { rows: 1, balance: [] };
      const counts = { rows: 2, filtered: 0, duplicates: 0, missing: 0, dropped: 0, filled: 0, straddling: 0 };
      const shape = { input: [1, 1], open: false, output: [1], task: 'binary' as const, classes: ['0', '1'] };
      const prepared = {
        hash,
        path: 'artifacts/a',
        shape,
        train: part,
        validation: null,
        test: part,
        transforms: { inputs: [], targets: [] },
        counts,
      };
      return { runs, prepared: runs.map(() => prepared), folders: runs.map((run) => `runs/${run.id}`), weights: runs.map(() => null) };
    },
    'store.runStarted': ({ runId }: Input<'store.runStarted'>) => ({ ...records.get(runId), state: 'running' }),
    'store.runEnded': ({ runId, state, reason }: Input<'store.runEnded'>) => ({ ...records.get(runId), state, reason }),
  };
  const store = <Name extends AnyCommandName>(command: Name, input: Input<Name>): Promise<Output<Name>> => {
    asked.push(command);
    if (broken.includes(command)) return Promise.reject(new Error('ENOSPC: no space left on device'));
    return Promise.resolve(answers[command]?.(input as never) as Output<Name>);
  };
  const onEvent = (event: EventName, payload: object) => {
    const { id, state } = payload as Partial<RunRecord>;
    told.push(event === 'run.changed' ? `${id} ${state}` : event);
  };
  const startTrainer = () => {
    const child = new ChildInHand();
    children.push(child);
    child.say({ kind: 'ready' });
    return new Trainer(child);
  };
  const queue = new RunQueue({ startTrainer, store, jobs, cores: 8, onEvent, version: '0.1.0' });
  const start = (...names: readonly string[]) =>
    queue.start({ problemId, modelIds: names.map((name) => asId<ModelId>(name)), training, seed: 1 });
  return { queue, children, told, asked, start };
}

function record(id: RunId, layers: ModelSpecInput['layers']): RunRecord {
  const model = modelSpecSchema.parse({
    name: id,
    layers: [{ type: 'Input' }, ...layers],
    loss: 'binary_crossentropy',
    optimizer: { type: 'SGD' },
  });
  return {
    id,
    problemId,
    modelId: asId<ModelId>('model'),
    model,
    training,
    seed: 1,
    preparedHash: hash,
    state: 'queued',
    params: 0,
    reason: null,
    createdAt: '',
    startedAt: null,
    endedAt: null,
    epochs: [],
    bestEpoch: null,
    seconds: null,
    stepMs: null,
    evaluation: null,
    weightsHash: null,
    environment: null,
  };
}

/** Lets everything that waits for nothing else happen. */
const settle = () => new Promise((resolve) => setImmediate(resolve));
const jobOf = (child: ChildInHand | undefined) => (child?.received[0] as { job: { runId: string } } | undefined)?.job.runId;

describe('RunQueue', () => {
  it('trains as many at once as there are jobs and the others in the order they were asked for', async () => {
    const { start, children, told, queue } = bench(2);
    expect((await start('a', 'b', 'c', 'd')).map((run) => run.state)).toEqual(['queued', 'queued', 'queued', 'queued']);
    await settle();
    expect(children.map(jobOf)).toEqual(['run-a', 'run-b']);
    children[1]!.say({ kind: 'ended', state: 'done' });
    await settle();
    expect(children.map(jobOf)).toEqual(['run-a', 'run-b', 'run-c']);
    for (const index of [0, 2]) children[index]!.say({ kind: 'ended', state: 'done' });
    await settle();
    children[3]!.say({ kind: 'ended', state: 'done' });
    await queue.idle();
    expect(told.slice(0, 6)).toEqual(['run-a queued', 'run-b queued', 'run-c queued', 'run-d queued', 'run-a running', 'run-b running']);
    expect(told.filter((line) => line.endsWith('done')).sort()).toEqual(['run-a done', 'run-b done', 'run-c done', 'run-d done']);
  });

  it('shares the cores evenly among those that train at the same time', async () => {
    const threadsOf = (child: ChildInHand | undefined) => (child?.received[0] as { job: { threads: number } } | undefined)?.job.threads;
    const several = bench(3);
    await several.start('a', 'b', 'c', 'd');
    await settle();
    expect(several.children.map(threadsOf)).toEqual([2, 2, 2]);
    const alone = bench(3);
    await alone.start('a');
    await settle();
    expect(alone.children.map(threadsOf)).toEqual([8]);
  });

  it('goes on with the next run where a trainer dies', async () => {
    const { start, children, told, queue } = bench(1);
    await start('a', 'b');
    await settle();
    children[0]!.exit(null, 'SIGKILL');
    await settle();
    children[1]!.say({ kind: 'ended', state: 'done' });
    await queue.idle();
    expect(told).toContain('run-a failed');
    expect(told).toContain('run-b done');
  });

  it('cancels a queued run at once and never starts a process for it', async () => {
    const { start, children, told, queue } = bench(1);
    await start('a', 'b', 'c');
    queue.cancel([asId<RunId>('run-b')]);
    await settle();
    expect(told).toContain('run-b cancelled');
    for (const index of [0, 1]) {
      children[index]!.say({ kind: 'ended', state: 'done' });
      await settle();
    }
    await queue.idle();
    expect(children.map(jobOf)).toEqual(['run-a', 'run-c']);
  });

  it('asks a running trainer to stop, and passes over runs it does not know', async () => {
    const { start, children, told, queue } = bench(1);
    await start('a');
    await settle();
    queue.cancel([asId<RunId>('run-a'), asId<RunId>('elsewhere')]);
    expect(children[0]!.received.at(-1)).toEqual({ kind: 'cancel' });
    children[0]!.say({ kind: 'ended', state: 'cancelled' });
    await queue.idle();
    expect(told.at(-1)).toBe('run-a cancelled');
  });

  it('cancels everything, also what is only being queued', async () => {
    const { start, children, told, asked, queue } = bench(1);
    void start('a', 'b');
    const all = queue.cancelAll();
    await settle();
    expect(asked.slice(0, 2)).toEqual(['store.createRuns', 'problem.cancelPrepare']);
    children[0]!.say({ kind: 'ended', state: 'cancelled' });
    await all;
    expect(told).toContain('run-a cancelled');
    expect(told).toContain('run-b cancelled');
    expect(queue.live).toEqual([]);
  });

  it('does not leave a run at “running” where its end cannot be stored, and says why', async () => {
    const { start, children, told, queue } = bench(1, ['store.runEnded']);
    await start('a');
    await settle();
    children[0]!.say({ kind: 'ended', state: 'done' });
    await queue.idle();
    expect(told.slice(-2)).toEqual(['app.fault', 'run-a failed']);
  });

  it('queues nothing where the runs cannot be stored, and leaves no process behind', async () => {
    const { start, children, told, queue } = bench(1, ['store.createRuns']);
    await expect(start('a')).rejects.toThrow('ENOSPC');
    await queue.idle();
    expect(told).toEqual([]);
    expect(children.map(({ received, signals }) => [received, signals[0]])).toEqual([[[], 'SIGTERM']]);
  });

  it('begins with the longest of the runs that were asked for together, where several train at once', async () => {
    const units: Readonly<Record<string, number>> = { small: 1, large: 9, middle: 4 };
    const { start, children } = bench(2, [], (name) => [{ type: 'LSTM', units: units[name] ?? 1 }]);
    await start('small', 'large', 'middle');
    await settle();
    expect(children.map(jobOf)).toEqual(['run-large', 'run-middle']);
  });

  it('goes on with the next run in a process that is as good as new, and ends it once nothing waits', async () => {
    const { start, children, told, queue } = bench(1);
    await start('a', 'b', 'c');
    await settle();
    children[0]!.say({ kind: 'ended', state: 'done', again: true });
    await settle();
    expect(children[0]!.received.map((message) => (message as { job: { runId: string } }).job.runId)).toEqual(['run-a', 'run-b']);
    children[0]!.say({ kind: 'ended', state: 'done', again: false });
    await settle();
    expect(children.map(jobOf)).toEqual(['run-a', 'run-c']);
    children[1]!.say({ kind: 'ended', state: 'done', again: true });
    await queue.idle();
    expect(children.map(({ signals }) => signals)).toEqual([['SIGTERM'], ['SIGTERM']]);
    expect(told.filter((line) => line.endsWith('done'))).toEqual(['run-a done', 'run-b done', 'run-c done']);
  });

  it('passes over a process that dies between two runs', async () => {
    const { start, children, told, queue } = bench(1);
    await start('a', 'b');
    await settle();
    children[0]!.say({ kind: 'ended', state: 'done', again: true });
    children[0]!.exit(null, 'SIGKILL');
    await settle();
    expect(children.map(jobOf)).toEqual(['run-a', 'run-b']);
    children[1]!.say({ kind: 'ended', state: 'done', again: true });
    await queue.idle();
    expect(told.filter((line) => line.endsWith('done'))).toEqual(['run-a done', 'run-b done']);
  });

  it('uses processes that were started ahead, passes over one that died meanwhile, and ends those that nobody needs', async () => {
    const { start, children, queue } = bench(2);
    queue.expect(5);
    expect(children).toHaveLength(2);
    children[0]!.exit(1, null);
    await start('a');
    await settle();
    expect(children.map(({ received }) => received.length)).toEqual([0, 1]);
    queue.expect(2);
    expect(children).toHaveLength(3);
    queue.expect(0);
    expect(children[2]!.signals).toContain('SIGTERM');
  });
});
