import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunResult, TrainerJob } from '../contract/trainer';
import { toErrorInfo } from '../core/errors';
import type { EpochRecord } from '../core/run/run';
import { builtInEngine } from '../engine/built-in';
import { fit, type FitListener } from '../engine/fit';
import { decodeSnapshot } from '../formats/snapshot';
import { decodeBest } from '../formats/weights';
import { decodeCheckpoint } from './checkpoint';
import { engineSources } from './engines';
import { trainingPart } from './parts';
import { SmallStudy } from './small-study.test-support';
import { train } from './train';
import { hashWeights } from './weights-hash';

let study: SmallStudy;
beforeAll(() => {
  study = new SmallStudy();
});
afterAll(() => {
  rmSync(study.folder, { recursive: true, force: true });
});

const clock = { now: () => performance.now(), pause: () => new Promise<void>((resolve) => setImmediate(resolve)) };
const patient: FitListener = { onProgress: () => undefined, onEpoch: () => undefined, cancelled: () => false };
const run = (job: TrainerJob, listener: Partial<FitListener> = {}) =>
  train({ job, engines: engineSources, clock, listener: { ...patient, ...listener } });
const read = (job: TrainerJob, name: string) => readFileSync(join(job.folder, name));
const journalOf = (job: TrainerJob) =>
  read(job, 'journal.jsonl')
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as EpochRecord);

describe('train', () => {
  it('leaves a folder with job, journal, checkpoint, best weights, predictions and result', async () => {
    const job = study.job('whole', { epochs: 12 });
    const result = await run(job);
    expect(result).toMatchObject({ state: 'done', evaluation: { kind: 'classification', average: 'binary' } });
    expect(result.evaluation?.kind === 'classification' && result.evaluation.accuracy).toBeGreaterThan(0.8);
    expect(JSON.parse(read(job, 'job.json').toString())).toEqual(job);
    expect(JSON.parse(read(job, 'result.json').toString())).toEqual(result);
    expect(journalOf(job)).toEqual(result.epochs);
    expect(result.environment).toMatchObject({ seqbench: '0.1.0', engine: 'built-in' });
    const { header } = decodeBest(read(job, 'best.bin'));
    expect(header.epoch).toBe(result.bestEpoch);
    expect(decodeCheckpoint(read(job, 'checkpoint.bin')).header.epoch).toBe(result.epochs.length);
  });

  it('evaluates with the weights of the best epoch: its loss is that epoch’s validation loss', async () => {
    const result = await run(study.job('best', { epochs: 20, early_stopping: { patience: 2 } }));
    const best = result.epochs.find((record) => record.epoch === result.bestEpoch);
    expect(result.evaluation?.loss).toBe(best?.valLoss);
    expect(Math.min(...result.epochs.map((record) => record.valLoss))).toBe(best?.valLoss);
  });

  it('gives the same weights and predictions to the byte for the same seed, and others for another', async () => {
    const jobs = [study.job('seed-1'), study.job('seed-1-again'), study.job('seed-2', {}, undefined, 2)];
    const results: RunResult[] = [];
    for (const job of jobs) results.push(await run(job));
    const [first, again, other] = jobs.map((job) => read(job, 'predictions.csv').toString());
    expect(again).toBe(first);
    expect(other).not.toBe(first);
    expect(results[1]?.weightsHash).toBe(results[0]?.weightsHash);
    expect(results[2]?.weightsHash).not.toBe(results[0]?.weightsHash);
  });

  it('writes predictions that the evaluation can be counted from', async () => {
    const job = study.job('counted', { epochs: 3 });
    const result = await run(job);
    const [head, ...lines] = read(job, 'predictions.csv').toString().trim().split('\n');
    expect(head).toBe('row,actual,predicted,p_rises');
    const right = lines.map((line) => line.split(',')).filter(([, actual, predicted]) => actual === predicted).length;
    expect(result.evaluation?.kind === 'classification' && result.evaluation.accuracy).toBe(right / lines.length);
    expect(lines).toHaveLength(40);
  });

  it('keeps what was done where it is cancelled', async () => {
    const job = study.job('cancelled', { epochs: 1000, early_stopping: null });
    let epochs = 0;
    const result = await run(job, { onEpoch: () => (epochs += 1), cancelled: () => epochs >= 3 });
    expect(result).toMatchObject({ state: 'cancelled', bestEpoch: 3, evaluation: { kind: 'classification' } });
    expect(journalOf(job)).toHaveLength(3);
    expect(result.evaluation?.loss).toBe(result.epochs[2]?.valLoss);
  });

  it('has nothing to evaluate where it is cancelled before the first epoch ends', async () => {
    const job = study.job('at-once');
    const result = await run(job, { cancelled: () => true });
    expect(result).toMatchObject({ state: 'cancelled', epochs: [], bestEpoch: null, evaluation: null, weightsHash: null });
  });

  it('goes on from the files of a run to the same bits as one that was never stopped', async () => {
    const training = { epochs: 4, batch_size: 16, early_stopping: null };
    const whole = await run(study.job('never-stopped', training));
    const half = study.job('half', { ...training, epochs: 2 });
    await run(half);

    const { header, state } = decodeCheckpoint(read(half, 'checkpoint.bin'));
    const best = decodeBest(read(half, 'best.bin'));
    const snapshot = decodeSnapshot(readFileSync(study.snapshot));
    const job = { ...half, training: { ...half.training, epochs: 4 } };
    const trainable = await builtInEngine.build(job.model, job.shape.input, job.seed, { maxBatch: 16 });
    const { stopping, plateau, bestKept } = header;
    const kept = { epoch: best.header.epoch, values: best.values };
    const from = { epochs: journalOf(half), callbacks: { stopping, plateau, bestKept }, state, kept };
    const parts = { train: trainingPart(snapshot.train, job.shape), validation: trainingPart(snapshot.test, job.shape) };
    const resumed = await fit({
      trainable,
      ...parts,
      training: job.training,
      task: 'binary',
      labels: job.shape.classes,
      seed: job.seed,
      clock,
      listener: patient,
      from,
    });
    expect(resumed.epochs.map(({ loss, valLoss }) => [loss, valLoss])).toEqual(whole.epochs.map(({ loss, valLoss }) => [loss, valLoss]));
    expect(hashWeights(trainable.weights())).toBe(whole.weightsHash);
  });
});

describe('train, where something is wrong', () => {
  const failure = async (attempt: Promise<unknown>) => toErrorInfo(await attempt.catch((thrown: unknown) => thrown));

  it('refuses a snapshot that was changed on the disk, and one that is gone', async () => {
    const job = study.job('changed');
    const bytes = readFileSync(study.snapshot);
    bytes[bytes.length - 1] = 1;
    const changed = join(study.folder, 'changed-snapshot');
    writeFileSync(changed, bytes);
    expect(await failure(run({ ...job, snapshot: changed }))).toMatchObject({ code: 'file.unreadable' });
    expect(await failure(run({ ...job, snapshot: join(study.folder, 'none') }))).toMatchObject({ code: 'file.missing' });
  });

  it('stops where the loss is not finite, and keeps the epochs before', async () => {
    const exploding = {
      name: 'Exploding',
      layers: [{ type: 'Input' }, { type: 'Flatten' }, { type: 'Dense', units: 1 }],
      loss: 'mean_squared_error',
      optimizer: { type: 'SGD', learning_rate: 10 },
    } as const;
    const job = study.job('exploding', { epochs: 100, early_stopping: null }, { ...exploding, layers: [...exploding.layers] });
    const reason = await failure(run(job));
    expect(reason).toMatchObject({ code: 'run.not-finite', place: expect.stringMatching(/^epoch \d+/) as string });
    expect(reason.remedy).toContain('learning rate');
  });

  // /dev/full takes no byte, as a full disk does; it exists on Linux alone.
  it.runIf(process.platform === 'linux').each(['journal.jsonl', 'checkpoint.bin.part', 'result.json.part', 'job.json.part'])(
    'says that the disk is full where %s cannot be written',
    async (name) => {
      const job = study.job(`full-${name}`, { epochs: 2 });
      symlinkSync('/dev/full', join(job.folder, name));
      expect(await failure(run(job))).toMatchObject({ code: 'file.disk-full' });
    },
  );

  it('keeps the checkpoint of the last epoch that could be written', async () => {
    const job = study.job('fills-up', { epochs: 50, early_stopping: null });
    // A folder in the place of the file beside it: from here on no checkpoint can be written.
    const onEpoch: FitListener['onEpoch'] = ({ record }) => {
      if (record.epoch === 1) mkdirSync(join(job.folder, 'checkpoint.bin.part'));
    };
    await failure(run(job, { onEpoch }));
    expect(decodeCheckpoint(read(job, 'checkpoint.bin')).header.epoch).toBe(1);
    expect(journalOf(job).length).toBeGreaterThanOrEqual(1);
  });
});
