import { describe, expect, it } from 'vitest';
import { environmentSchema, epochSchema, evaluationSchema, runRecordSchema } from './records';

const hash = 'a'.repeat(64);
const row = { label: '0', precision: 1, recall: 1, f1: 1, support: 2 };

/** As the first version saved it, before there were callbacks to choose, engines to time, and areas under curves. */
const earlier = {
  id: 'run-1',
  problemId: 'problem-1',
  modelId: 'model-1',
  model: {
    version: 1,
    name: 'NN',
    layers: [
      { type: 'Input', shape: null },
      { type: 'Flatten' },
      { type: 'Dense', units: 1, activation: 'sigmoid', use_bias: true, kernel_initializer: 'glorot_uniform', bias_initializer: 'zeros' },
    ],
    loss: 'binary_crossentropy',
    optimizer: { type: 'Nadam', learning_rate: 0.001, beta_1: 0.9, beta_2: 0.999, epsilon: 1e-7 },
  },
  training: {
    epochs: 5,
    batch_size: 32,
    shuffle: true,
    validation: 'test',
    early_stopping: { monitor: 'val_loss', patience: 5, min_delta: 0, restore_best_weights: true },
    threshold: 0.5,
  },
  seed: 1,
  preparedHash: hash,
  state: 'done',
  params: 37,
  reason: null,
  createdAt: '2026-11-22T08:15:01.000Z',
  startedAt: '2026-11-22T08:15:02.000Z',
  endedAt: '2026-11-22T08:15:04.000Z',
  epochs: [{ epoch: 1, loss: 0.7, metric: 0.5, valLoss: 0.6, valMetric: 0.75, seconds: 0.1 }],
  bestEpoch: 1,
  seconds: 0.1,
  stepMs: 0.1,
  evaluation: {
    kind: 'classification',
    loss: 0.6,
    accuracy: 1,
    precision: 1,
    recall: 1,
    f1: 1,
    average: 'binary',
    report: { classes: [row, { ...row, label: '1' }], accuracy: 1, macro: row, weighted: row, support: 4 },
    confusion: [
      [2, 0],
      [0, 2],
    ],
  },
  weightsHash: hash,
  environment: { seqbench: '0.1.0', engine: 'built-in', device: '1 core', runtime: 'Node 20', platform: 'linux x64', cpu: 'x', cores: 2 },
};

describe('a run that an earlier version saved', () => {
  it('is read, with the defaults of what it did not know and nothing made up', () => {
    const found = runRecordSchema.parse(earlier);
    expect(found.training).toMatchObject({
      steps: null,
      class_weight: null,
      reduce_lr_on_plateau: null,
      history: 'epochs',
      engine: 'auto',
    });
    expect(found.training.early_stopping).toMatchObject({ mode: 'auto', start_from_epoch: 0, patience: 5 });
    expect(found.epochs).toEqual(earlier.epochs);
    expect(found.evaluation).toEqual(earlier.evaluation);
    expect(found.environment).toEqual(earlier.environment);
  });
});

describe('what this version saves', () => {
  it('is read back whole', () => {
    const epoch = { ...earlier.epochs[0], learningRate: 0.001 };
    expect(epochSchema.parse(epoch)).toEqual(epoch);
    const timings = [{ engine: 'built-in', device: 'cpu', threads: 2, stepMs: 0.7 }];
    expect(environmentSchema.parse({ ...earlier.environment, timings })).toEqual({ ...earlier.environment, timings });
    for (const auc of [0.75, null]) expect(evaluationSchema.parse({ ...earlier.evaluation, auc })).toEqual({ ...earlier.evaluation, auc });
    const number = {
      kind: 'regression',
      loss: 1,
      meanAbsoluteError: 1,
      rootMeanSquaredError: 1,
      r2: null,
      meanAbsolutePercentageError: 0.1,
    };
    expect(evaluationSchema.parse(number)).toEqual(number);
  });
});
