import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TrainerJob } from '../contract/trainer';
import { asId, type RunId, type Sha256 } from '../core/ids';
import { type ModelSpecInput, modelSpecSchema } from '../core/model/model';
import { problemSpecSchema, type ProblemShape } from '../core/problem/problem';
import { DenseSamples } from '../core/problem/samples';
import { randomStream } from '../core/problem/random';
import { trainingSpecSchema, type TrainingSpecInput } from '../core/run/run';
import { encodeSnapshot, type SnapshotPart } from '../formats/snapshot';

const steps = 8;
const shape: ProblemShape = { input: [steps, 1], open: false, output: [1], task: 'binary', classes: ['falls', 'rises'] };

export const lstm: ModelSpecInput = {
  name: 'LSTM',
  layers: [
    { type: 'Input' },
    { type: 'LSTM', units: 8 },
    { type: 'Dropout', rate: 0.2 },
    { type: 'Dense', units: 1, activation: 'sigmoid' },
  ],
  loss: 'binary_crossentropy',
  optimizer: { type: 'Nadam', learning_rate: 0.01 },
};

/** A folder with a prepared snapshot: random walks of eight steps, to be told whether they end above their start. */
export class SmallStudy {
  readonly folder = mkdtempSync(join(tmpdir(), 'seqbench-study-'));
  readonly snapshot = join(this.folder, 'snapshot');
  readonly hash: Sha256;

  constructor(rows = { train: 96, test: 40 }) {
    const spec = problemSpecSchema.parse({ steps: ['a', 'b'], target: 'y', task: 'binary', split: {} });
    const header = {
      version: 2,
      shape,
      transforms: { inputs: [], targets: [] },
      targets: ['y'],
      maskValue: null,
      datasetHash: 'd'.repeat(64),
      spec,
      anywhere: null,
    } as const;
    const bytes = encodeSnapshot({ header, train: walks(rows.train, 1), validation: null, test: walks(rows.test, 2) });
    writeFileSync(this.snapshot, bytes);
    this.hash = asId<Sha256>(createHash('sha256').update(bytes).digest('hex'));
  }

  job(name: string, training: TrainingSpecInput = {}, model: ModelSpecInput = lstm, seed = 1): TrainerJob {
    const folder = join(this.folder, name);
    mkdirSync(folder);
    return {
      version: 1,
      runId: asId<RunId>(name),
      folder,
      snapshot: this.snapshot,
      snapshotHash: this.hash,
      shape,
      model: modelSpecSchema.parse(model),
      training: trainingSpecSchema.parse(training),
      seed,
      seqbench: '0.1.0',
    };
  }
}

function walks(rows: number, seed: number): SnapshotPart {
  const random = randomStream(seed);
  const x = new Float32Array(rows * steps);
  const y = new Float32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    let place = 0;
    for (let step = 0; step < steps; step += 1) {
      place += random.below(201) / 100 - 1;
      x[row * steps + step] = place;
    }
    y[row] = place > 0 ? 1 : 0;
  }
  const numbers = Uint32Array.from({ length: rows }, (_, row) => row);
  return { rows: numbers, x: new DenseSamples(x, steps), y: new DenseSamples(y, 1), lengths: null, known: null, base: null };
}
