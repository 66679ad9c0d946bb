import { baselinesOfSummary } from '../core/leaderboard/baselines';
import { readFileSync } from 'node:fs';
import type { ColumnProfile, DatasetSummary } from '../core/dataset/dataset';
import { defaultImportOptions } from '../core/dataset/import-options';
import { asId, type DatasetId, type ModelId, type ProblemId, type RunId, type Sha256 } from '../core/ids';
import { evaluateConfusion } from '../core/leaderboard/classification';
import { buildLeaderboard } from '../core/leaderboard/rank';
import { checkModel } from '../core/model/check';
import type { PreparedSummary, ProblemRecord } from '../core/problem/problem';
import { buildResultRecord } from '../core/report/build';
import type { ResultRecord } from '../core/report/report';
import type { RunRecord } from '../core/run/run';
import { type Experiment, readExperiment } from './experiment';

/** A result record for tests of what is made from one: the basketball template with made-up figures through the real builders. */
export function exampleRecord(change: (run: RunRecord) => RunRecord = (run) => run): ResultRecord {
  const experiment = readExperiment(readFileSync(new URL('../../resources/templates/basketball.seqbench.json', import.meta.url), 'utf8'));
  const runs = experiment.models.map((_, index) => change(exampleRun(experiment, index)));
  const problem = exampleProblem(experiment);
  return buildResultRecord({
    dataset: exampleDataset,
    problem,
    prepared: examplePrepared,
    leaderboard: buildLeaderboard({
      problem,
      prepared: examplePrepared,
      runs,
      baselines: baselinesOfSummary(examplePrepared, false) ?? [],
    }),
    runs,
    versions: { seqbench: '0.1.0', node: '20.20.0' },
    project: 'Basketball: who wins?',
    now: '2026-11-22T08:15:30.000Z',
  });
}

const hash = (digit: string): Sha256 => asId<Sha256>(digit.repeat(64));
const labels = ['0', '1'];

function column(name: string, spread: number): ColumnProfile {
  const histogram = Array.from({ length: 24 }, (_, index) => ({
    label: String(index - 12),
    count: Math.round(180 * Math.exp(-((index - 12.6) ** 2) / (2 * spread ** 2))),
  }));
  return { name, type: 'number', integer: true, missing: 0, distinct: 40, min: -24, median: 1, max: 27, histogram };
}

const exampleDataset: DatasetSummary = {
  id: asId<DatasetId>('dataset-1'),
  name: 'basketball.csv',
  hash: hash('a'),
  source: 'basketball.csv',
  bytes: 113_209,
  files: [{ path: 'basketball.csv', bytes: 113_209, hash: hash('a') }],
  rows: 1230,
  options: defaultImportOptions,
  columns: [...Array.from({ length: 36 }, (_, index) => column(`M${index + 1}`, 1 + index / 8)), column('W', 2)],
  importedAt: '2026-11-22T08:15:00.000Z',
  simulated: true,
  leftOut: 0,
  notes: [],
};

const examplePrepared: PreparedSummary = {
  hash: hash('b'),
  path: '/projects/basketball/artifacts/b',
  shape: { input: [36, 1], open: false, output: [1], task: 'binary', classes: labels },
  train: {
    rows: 861,
    tableRows: 861,
    balance: [
      { label: '0', count: 392 },
      { label: '1', count: 469 },
    ],
  },
  test: {
    rows: 369,
    tableRows: 369,
    balance: [
      { label: '0', count: 167 },
      { label: '1', count: 202 },
    ],
  },
  validation: null,
  transforms: { inputs: [], targets: [] },
  counts: { rows: 1230, filtered: 0, duplicates: 0, missing: 0, dropped: 0, filled: 0, straddling: 0 },
};

function exampleProblem(experiment: Experiment): ProblemRecord {
  const steps = Array.from({ length: 36 }, (_, index) => `M${index + 1}`);
  return { id: asId<ProblemId>('problem-1'), datasetId: exampleDataset.id, name: 'Who wins?', spec: { ...experiment.problem, steps } };
}

function exampleRun(experiment: Experiment, index: number): RunRecord {
  const model = experiment.models[index];
  if (!model?.spec) throw new Error(`The template has no model ${index}.`);
  const wrong = [76, 71, 68, 63, 67, 66, 65, 67][index] ?? 70;
  const confusion = [
    [167 - wrong + 29, wrong - 29],
    [29, 173],
  ];
  const epochs = [1, 2, 3, 4, 5].map((epoch) => ({
    epoch,
    loss: 0.37 + 0.3 / (epoch + index / 4) + index / 150,
    metric: 0.83 - 0.24 / (epoch + 1),
    valLoss: 0.39 + 0.26 / (epoch + index / 3) + index / 200,
    valMetric: (369 - wrong) / 369 - 0.2 / epoch + 0.04,
    seconds: epoch * (0.05 + index / 10),
  }));
  return {
    id: asId<RunId>(`run-${index + 1}`),
    problemId: asId<ProblemId>('problem-1'),
    modelId: asId<ModelId>(`model-${index + 1}`),
    model: model.spec,
    training: model.training,
    seed: 1,
    preparedHash: examplePrepared.hash,
    state: 'done',
    params: checkModel(model.spec, examplePrepared.shape).params ?? 0,
    reason: null,
    createdAt: '2026-11-22T08:15:01.000Z',
    startedAt: '2026-11-22T08:15:02.000Z',
    endedAt: '2026-11-22T08:15:04.000Z',
    epochs,
    bestEpoch: 5,
    seconds: epochs.at(-1)?.seconds ?? 0,
    stepMs: 0.1 + index / 3,
    evaluation: evaluateConfusion(confusion, labels, epochs.at(-1)?.valLoss ?? 0, true),
    weightsHash: hash(String(index)),
    environment: {
      seqbench: '0.1.0',
      engine: 'built-in',
      device: '1 core, 128-bit SIMD',
      runtime: 'Node 20.20.0',
      platform: 'linux x64',
      cpu: 'AMD EPYC 9B14',
      cores: 2,
    },
  };
}
