import { availableParallelism } from 'node:os';
import type { Trainable } from '../../src-main/engine/engine';
import { builtInEngine } from '../../src-main/engine/built-in';
import type { BenchCase } from './cases';
import { Companion } from './companion';
import { benchData, type BenchData } from './data';
import type { Peak } from './peak';
import { Scaling, type Scales } from './scaling';
import { tfjsStep } from './tfjs';
import { Stopwatch, type Timing } from './timing';

/** What one run of the bench found out about one model, Python apart. */
export interface Measured {
  readonly params: number;
  readonly one: Timing;
  /** On all cores; null where the engine would not use them for this model. */
  readonly threads: Timing | null;
  /** Null where the engine would not use several cores. */
  readonly scaling: Scales | null;
  /** Times of tfjs, or why there are none. */
  readonly tfjs: Timing | string;
}

/** A longer step of tfjs's is not waited for twice. */
const PATIENCE_MS = 2000;

/** One model, built and warmed up on every side, to be timed a round at a time. */
export interface Contest {
  /** Everyone once, turn and turn about. */
  round(): Promise<void>;
  measured(): Measured;
  dispose(): void;
}

/** A round's milliseconds: as long as Keras's. */
const ROUND_MS = 200;

/**
 * @param peak sampled in between, so that whatever else the machine does falls on all
 * @param root the checkout
 */
export async function contest(bench: BenchCase, peak: Peak, root: string): Promise<Contest> {
  const data = benchData(bench);
  const single = await build(bench, 1);
  const cores = availableParallelism();
  const several = cores > 1 ? await build(bench, cores) : null;
  const isShared = several !== null && usesThreads(several);
  const watches = [watchOf(single, data), ...(isShared ? [watchOf(several, data)] : [])];
  const companion = isShared && cores === 2 && bench.wanted.scaling !== null ? new Companion(root, bench.name) : null;
  const beside = companion && { watch: watchOf(single, data), companion };
  const scaling = isShared ? new Scaling(watchOf(single, data), watchOf(several, data), beside) : null;
  const theirs = await theirWatch(bench, data);
  for (const watch of watches) await watch.warmUp(250, 2);
  const params = single.weights().reduce((sum, { values }) => sum + values.length, 0);
  return {
    async round() {
      for (const watch of watches) {
        await watch.round(ROUND_MS, 2);
        await peak.sample();
      }
      await scaling?.round();
      if (typeof theirs !== 'string') await theirs.watch.round(theirs.slow ? 0 : ROUND_MS, 1);
    },
    measured() {
      const [one, threads] = watches.map((watch) => watch.timing());
      if (!one) throw new Error('Nothing was timed.');
      const tfjs = typeof theirs === 'string' ? theirs : theirs.watch.timing();
      return { params, one, threads: threads ?? null, scaling: scaling?.scales ?? null, tfjs };
    },
    dispose() {
      scaling?.dispose();
      single.dispose();
      several?.dispose();
      if (typeof theirs !== 'string') theirs.dispose();
    },
  };
}

function build({ model, input, batch }: BenchCase, threads: number): Promise<Trainable> {
  return builtInEngine.build(model, input, 1, { maxBatch: batch, threads });
}

function usesThreads(trainable: Trainable): boolean {
  return 'threads' in trainable && Number(trainable.threads) > 1;
}

function watchOf(trainable: Trainable, { x, y }: BenchData): Stopwatch {
  return new Stopwatch(() => {
    trainable.trainStep(x, y);
    return undefined;
  });
}

async function theirWatch(bench: BenchCase, data: BenchData) {
  if (!bench.name.startsWith('P')) return 'not timed';
  try {
    const { step, dispose } = await tfjsStep(bench, data);
    const watch = new Stopwatch(step);
    await watch.warmUp(0, 2);
    await watch.round(0, 1);
    const slow = watch.timing().median > PATIENCE_MS;
    if (!slow) await watch.warmUp(150, 1);
    return { watch, slow, dispose };
  } catch (error) {
    return `cannot: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`;
  }
}
