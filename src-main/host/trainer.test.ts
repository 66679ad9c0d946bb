import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TrainerJob } from '../contract/trainer';
import { asId, type RunId, type Sha256 } from '../core/ids';
import { modelSpecSchema } from '../core/model/model';
import { trainingSpecSchema } from '../core/run/run';
import { ChildInHand } from './child-in-hand.test-support';
import { Trainer } from './trainer';
import { trainerDied } from './trainer-exit';

const job: TrainerJob = {
  version: 1,
  runId: asId<RunId>('run'),
  folder: 'runs/run',
  snapshot: 'artifacts/a',
  snapshotHash: asId<Sha256>('a'.repeat(64)),
  shape: { input: [1, 1], open: false, output: [1], task: 'binary', classes: ['0', '1'] },
  model: modelSpecSchema.parse({ name: 'M', layers: [{ type: 'Input' }], loss: 'binary_crossentropy', optimizer: { type: 'SGD' } }),
  training: trainingSpecSchema.parse({}),
  seed: 1,
  seqbench: '0.1.0',
};
const silent = { onProgress: () => undefined, onEpochs: () => undefined };
const progress = { runId: job.runId, epoch: 3, epochs: 5, step: 1, steps: 2, loss: 1, metric: 1, secondsLeft: null };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('Trainer', () => {
  it('gives the job once the process is ready, and ends the process when the run has ended', async () => {
    const child = new ChildInHand();
    const outcome = new Trainer(child).train(job, silent);
    expect(child.received).toEqual([]);
    child.say({ kind: 'ready' });
    expect(child.received).toEqual([{ kind: 'start', job }]);
    child.say({ kind: 'ended', state: 'done' });
    expect(await outcome).toEqual({ state: 'done', reason: null });
    expect(child.signals).toEqual(['SIGTERM']);
  });

  it('goes on with the next run in a process that says it may be given one', async () => {
    const child = new ChildInHand();
    const trainer = new Trainer(child);
    child.say({ kind: 'ready' });
    const first = trainer.train(job, silent);
    child.say({ kind: 'progress', progress });
    child.say({ kind: 'ended', state: 'done', again: true });
    expect(await first).toEqual({ state: 'done', reason: null });
    expect(trainer.alive).toBe(true);
    expect(child.signals).toEqual([]);

    const onProgress = vi.fn();
    const second = trainer.train({ ...job, seed: 2 }, { ...silent, onProgress });
    expect(child.received.at(-1)).toEqual({ kind: 'start', job: { ...job, seed: 2 } });
    child.exit(null, 'SIGKILL');
    const { state, reason } = await second;
    expect(state).toBe('failed');
    // What the first run told is not the second one's.
    expect(reason).not.toHaveProperty('place');
    expect(onProgress).not.toHaveBeenCalled();
    expect(trainer.alive).toBe(false);
  });

  it('gives no further run to a process whose run was cancelled as it ended, nor to one that has died', async () => {
    const late = new ChildInHand();
    const trainer = new Trainer(late);
    late.say({ kind: 'ready' });
    const outcome = trainer.train(job, silent);
    trainer.cancel();
    late.say({ kind: 'ended', state: 'done', again: true });
    expect(await outcome).toEqual({ state: 'done', reason: null });
    expect(late.signals).toEqual(['SIGTERM']);
    expect(trainer.alive).toBe(false);

    const dead = new Trainer(new ChildInHand());
    await dead.end();
    expect((await dead.train(job, silent)).reason).toMatchObject({ code: 'run.trainer-died' });
  });

  it('makes a failed run of a process that goes without a word, and says where it was', async () => {
    const child = new ChildInHand();
    const outcome = new Trainer(child).train(job, silent);
    child.say({ kind: 'ready' });
    child.say({ kind: 'progress', progress });
    child.exit(null, 'SIGKILL');
    const { state, reason } = await outcome;
    expect(state).toBe('failed');
    expect(reason).toMatchObject({ code: 'run.trainer-died', place: 'epoch 3 of 5' });
    expect(reason?.message).toContain('ended by force (SIGKILL)');
    expect(reason?.remedy).toContain('Train the model again');
  });

  it('takes the reason that a trainer gives', async () => {
    const child = new ChildInHand();
    const outcome = new Trainer(child).train(job, silent);
    const error = { code: 'run.not-finite', message: 'The loss is not finite.' };
    child.say({ kind: 'failed', error });
    expect(await outcome).toEqual({ state: 'failed', reason: error });
  });

  it('ends by force a trainer that does not hear a cancel for two seconds, as a cancelled run', async () => {
    const child = new ChildInHand(false);
    const trainer = new Trainer(child);
    const outcome = trainer.train(job, silent);
    trainer.cancel();
    expect(child.received).toEqual([{ kind: 'cancel' }]);
    vi.advanceTimersByTime(1999);
    expect(child.signals).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(child.signals[0]).toBe('SIGKILL');
    expect(await outcome).toEqual({ state: 'cancelled', reason: null });
  });

  it('lets a trainer that heard the cancel save what was done', async () => {
    const child = new ChildInHand(false);
    const trainer = new Trainer(child);
    const outcome = trainer.train(job, silent);
    trainer.cancel();
    child.say({ kind: 'cancelling' });
    vi.advanceTimersByTime(10_000);
    expect(child.signals).toEqual([]);
    child.say({ kind: 'ended', state: 'cancelled' });
    expect(await outcome).toEqual({ state: 'cancelled', reason: null });
  });

  it('passes epochs and progress on', () => {
    const child = new ChildInHand();
    const onEpochs = vi.fn();
    const onProgress = vi.fn();
    void new Trainer(child).train(job, { onEpochs, onProgress });
    const epoch = { epoch: 1, loss: 1, metric: 1, valLoss: 1, valMetric: 1, seconds: 1 };
    child.say({ kind: 'epochs', epochs: [epoch] });
    child.say({ kind: 'progress', progress });
    expect(onEpochs).toHaveBeenCalledWith([epoch]);
    expect(onProgress).toHaveBeenCalledWith(progress);
  });
});

describe('trainerDied', () => {
  it('says in plain words how a process ended', () => {
    expect(trainerDied(null, 'SIGSEGV', null).message).toBe('Training stopped early: its process crashed (SIGSEGV).');
    expect(trainerDied(134, null, null).message).toContain('memory ran out');
    expect(trainerDied(3, null, null).message).toBe('Training stopped early: its process ended by itself with exit code 3.');
    expect(trainerDied(null, 'SIGXCPU', null).message).toContain('the signal SIGXCPU');
    expect(trainerDied(null, null, null).message).toContain('did not name');
    expect(trainerDied(1, null, null)).not.toHaveProperty('place');
  });
});
