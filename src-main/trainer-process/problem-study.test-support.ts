import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunResult, TrainerJob } from '../contract/trainer';
import { asId, type RunId, type Sha256 } from '../core/ids';
import { type ModelSpecInput, modelSpecSchema } from '../core/model/model';
import { type ProblemShape, type ProblemSpecInput, problemSpecSchema } from '../core/problem/problem';
import { DenseSamples, WindowSamples } from '../core/problem/samples';
import type { Transform } from '../core/problem/scaling-spec';
import { trainingSpecSchema, type TrainingSpecInput } from '../core/run/run';
import { encodeSnapshot, type Snapshot, type SnapshotPart } from '../formats/snapshot';
import { engineSources } from './engines';
import { train } from './train';

/** A run of a prepared problem, and what it wrote. */
export interface StudiedRun {
  readonly result: RunResult;
  readonly job: TrainerJob;
  /** Lines of `predictions.csv`, fields by the head's names. */
  readonly predictions: readonly Readonly<Record<string, string>>[];
}

const clock = { now: () => performance.now(), pause: () => new Promise<void>((resolve) => setImmediate(resolve)) };

/** Trains a model on a snapshot that goes through its file, as a run of the product does. */
export async function study(snapshot: Snapshot, model: ModelSpecInput, training: TrainingSpecInput): Promise<StudiedRun> {
  const folder = mkdtempSync(join(tmpdir(), 'seqbench-problem-'));
  const bytes = encodeSnapshot(snapshot);
  writeFileSync(join(folder, 'snapshot'), bytes);
  mkdirSync(join(folder, 'run'));
  const job: TrainerJob = {
    version: 1,
    ...{ runId: asId<RunId>('run'), folder: join(folder, 'run'), snapshot: join(folder, 'snapshot') },
    snapshotHash: asId<Sha256>(createHash('sha256').update(bytes).digest('hex')),
    shape: snapshot.header.shape,
    model: modelSpecSchema.parse(model),
    training: trainingSpecSchema.parse({ engine: 'built-in', ...training }),
    ...{ seed: 1, seqbench: '0.1.0' },
  };
  const listener = { onProgress: () => undefined, onEpoch: () => undefined, cancelled: () => false };
  const result = await train({ job, engines: engineSources, clock, listener });
  const [head = '', ...lines] = readFileSync(join(job.folder, 'predictions.csv'), 'utf8').trim().split('\n');
  const names = head.split(',');
  const predictions = lines.map((line) => Object.fromEntries(line.split(',').map((field, index) => [names[index] ?? '', field])));
  return { result, job, predictions };
}

/** The rest of a snapshot's header. */
export function snapshotOf(
  shape: ProblemShape,
  spec: ProblemSpecInput,
  parts: Pick<Snapshot, 'train' | 'test'> & Partial<Pick<Snapshot, 'validation'>>,
  changes: Partial<Snapshot['header']> = {},
): Snapshot {
  const parsed = problemSpecSchema.parse(spec);
  return {
    header: {
      ...{ version: 2, shape, transforms: { inputs: [], targets: [] }, targets: parsed.targets, maskValue: null, anywhere: null },
      ...{ datasetHash: 'd'.repeat(64), spec: parsed },
      ...changes,
    },
    validation: null,
    ...parts,
  };
}

/** Rows that each are a sample. @param lengths steps that are not filling */
export function rowPart(
  x: readonly (readonly number[])[],
  y: readonly (readonly number[])[],
  lengths: readonly number[] | null = null,
): SnapshotPart {
  return {
    rows: Uint32Array.from(x.keys()),
    x: new DenseSamples(Float32Array.from(x.flat()), x[0]?.length ?? 0),
    y: new DenseSamples(Float32Array.from(y.flat()), y[0]?.length ?? 0),
    ...{ lengths: lengths && Uint32Array.from(lengths), known: null, base: null },
  };
}

interface WindowCut {
  readonly from: number;
  readonly to: number;
  readonly lookBack: number;
  readonly foresight: number;
}

/** The rows of one column as windows are cut from them; one table for all parts. */
export function tableOf(series: readonly number[], { offset, scale }: Transform): Float32Array {
  return Float32Array.from(series, (value) => (value - offset) / scale);
}

/** Windows of one column that predict it one row, cut from the rows `from` up to `to` of a table. */
export function windowPart(table: Float32Array, { from, to, lookBack, foresight }: WindowCut): SnapshotPart {
  const starts = Uint32Array.from({ length: to - from - lookBack - foresight }, (_, window) => from + window);
  return {
    rows: starts.map((start) => start + lookBack + foresight),
    x: new WindowSamples(table, 1, starts, 0, lookBack),
    y: new WindowSamples(table, 1, starts, lookBack + foresight, 1),
    ...{ lengths: null, known: new WindowSamples(table, 1, starts, lookBack - 1, 1), base: null },
  };
}
