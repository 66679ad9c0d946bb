import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FromTrainer, RunResult, ToTrainer, TrainerJob } from '../contract/trainer';
import type { ModelSpecInput } from '../core/model/model';
import { engineSources } from './engines';
import { SmallStudy } from './small-study.test-support';
import { TrainerProcess } from './trainer-process';

let study: SmallStudy;
beforeAll(() => {
  study = new SmallStudy();
});
afterAll(() => {
  rmSync(study.folder, { recursive: true, force: true });
});

/** The engine is forced, so that what is installed here decides nothing. */
const builtIn = { epochs: 3, engine: 'built-in' } as const;

const wide: ModelSpecInput = {
  name: 'Wide',
  layers: [{ type: 'Input' }, { type: 'GRU', units: 70, recurrent_dropout: 0.3 }, { type: 'Dense', units: 1, activation: 'sigmoid' }],
  loss: 'binary_crossentropy',
  optimizer: { type: 'Adam', learning_rate: 0.05 },
};

/** A trainer's inside, talked to as the queue does. */
class Talk {
  readonly said: FromTrainer[] = [];
  private listener: (message: unknown) => void = () => undefined;
  private heard: () => void = () => undefined;

  constructor(sources = engineSources) {
    const channel = {
      send: (message: unknown) => {
        this.said.push(message as FromTrainer);
        this.heard();
      },
      onMessage: (listener: (message: unknown) => void) => {
        this.listener = listener;
        return () => undefined;
      },
    };
    expect(new TrainerProcess(channel, sources)).toBeInstanceOf(TrainerProcess);
  }

  say(message: ToTrainer | object): void {
    this.listener(message);
  }

  /** @returns the message of that kind, once it has come `count` times */
  async until(kind: FromTrainer['kind'], count = 1): Promise<FromTrainer> {
    const found = () => this.said.filter((message) => message.kind === kind);
    while (found().length < count) await new Promise<void>((resolve) => (this.heard = resolve));
    return found()[count - 1]!;
  }
}

const resultOf = (job: TrainerJob) => JSON.parse(readFileSync(join(job.folder, 'result.json'), 'utf8')) as RunResult;
/** All that a run gives but times and places. */
const answersOf = (job: TrainerJob) => ({
  weights: resultOf(job).weightsHash,
  best: resultOf(job).bestEpoch,
  losses: resultOf(job).epochs.map(({ loss, valLoss }) => [loss, valLoss]),
  predictions: readFileSync(join(job.folder, 'predictions.csv'), 'utf8'),
});

describe('a trainer that is given one run after the other', () => {
  it('trains each to the same bits as a new process would, and tells their epochs apart', async () => {
    const alone = study.job('alone', builtIn);
    const first = new Talk();
    first.say({ kind: 'start', job: alone });
    expect(await first.until('ended')).toEqual({ kind: 'ended', state: 'done', again: true });

    const jobs = [study.job('wide', builtIn, wide, 7), study.job('after', builtIn), study.job('seed-2', builtIn, undefined, 2)];
    const talk = new Talk();
    for (const [index, job] of jobs.entries()) {
      talk.say({ kind: 'start', job });
      expect(await talk.until('ended', index + 1)).toEqual({ kind: 'ended', state: 'done', again: true });
    }
    expect(answersOf(jobs[1]!)).toEqual(answersOf(alone));
    expect(answersOf(jobs[2]!).weights).not.toBe(answersOf(alone).weights);
    const epochs = talk.said.flatMap((message) => (message.kind === 'epochs' ? message.epochs.map(({ epoch }) => epoch) : []));
    expect(epochs).toEqual([1, 2, 3, 1, 2, 3, 1, 2, 3]);
  });

  it('takes no second run while one trains', async () => {
    const talk = new Talk();
    const [job, other] = [study.job('busy', builtIn), study.job('meanwhile', builtIn)];
    talk.say({ kind: 'start', job });
    talk.say({ kind: 'start', job: other });
    await talk.until('ended');
    expect(() => resultOf(other)).toThrow();
  });

  it('takes no further run after a cancel', async () => {
    const talk = new Talk();
    const [job, other] = [study.job('cancelled', { ...builtIn, epochs: 500, early_stopping: null }), study.job('after-cancel', builtIn)];
    talk.say({ kind: 'start', job });
    await talk.until('epochs');
    talk.say({ kind: 'cancel' });
    expect(await talk.until('ended')).toEqual({ kind: 'ended', state: 'cancelled', again: false });
    talk.say({ kind: 'start', job: other });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(() => resultOf(other)).toThrow();
  });

  it('takes no further run after a failure, nor after a message that it does not know', async () => {
    for (const wrong of [{ kind: 'start', job: { ...study.job(`damaged`, builtIn), snapshotHash: '0'.repeat(64) } }, { kind: 'dance' }]) {
      const talk = new Talk();
      talk.say(wrong);
      await talk.until('failed');
      const job = study.job(`after-${wrong.kind}`, builtIn);
      talk.say({ kind: 'start', job });
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(() => resultOf(job)).toThrow();
    }
  });

  it('says that it is spent where another engine was loaded beside the one that trained', async () => {
    const talk = new Talk(engineSources.map((source) => ({ ...source, isLoaded: () => true })));
    talk.say({ kind: 'start', job: study.job('loaded', builtIn) });
    expect(await talk.until('ended')).toEqual({ kind: 'ended', state: 'done', again: false });
  });
});
