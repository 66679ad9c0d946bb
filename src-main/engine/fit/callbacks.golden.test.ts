import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type EpochRecord, type TrainingSpecInput, trainingSpecSchema } from '../../core/run/run';
import { freshCallbacks, judgeEpoch } from './callbacks';
import { classWeights } from './class-weights';

/** Made by `e2e/parity/callbacks.py` with the real callbacks of Keras 3.15.1 and scikit-learn 1.9.1. */
interface Golden {
  readonly early_stopping: readonly (Monitored & { readonly options: object; readonly epochs: number; readonly weights_of: number })[];
  readonly reduce_lr_on_plateau: readonly (Monitored & {
    readonly options: object;
    readonly start: number;
    readonly rates: readonly number[];
  })[];
  readonly checkpoint: readonly (Monitored & { readonly weights_of: number })[];
  readonly class_weight_balanced: readonly { classes: number; labels: number[]; weights: Record<string, number> }[];
}

interface Monitored {
  readonly task: 'binary' | 'number';
  readonly monitor: 'val_loss' | 'loss' | 'val_metric' | 'metric';
  readonly mode: 'auto' | 'min' | 'max';
  readonly values: readonly number[];
}

const golden = JSON.parse(readFileSync(new URL('../../../e2e/parity/golden/callbacks.json', import.meta.url), 'utf8')) as Golden;

/** Every figure but the monitored one is such that looking at it would be noticed. */
function recordOf({ monitor }: Monitored, epoch: number, value: number): EpochRecord {
  const others = { loss: 1e6 + epoch, metric: -epoch, valLoss: 1e6 + epoch, valMetric: -epoch };
  const key = ({ loss: 'loss', metric: 'metric', val_loss: 'valLoss', val_metric: 'valMetric' } as const)[monitor];
  return { epoch, seconds: 0, ...others, [key]: value };
}

/** Drives the callbacks as the fit loop does. */
function drive(subject: Monitored, changes: TrainingSpecInput, start = 0.01) {
  const training = trainingSpecSchema.parse({ early_stopping: null, ...changes });
  let state = freshCallbacks;
  let rate = start;
  let kept = 0;
  const rates: number[] = [];
  for (const [index, value] of subject.values.entries()) {
    const verdict = judgeEpoch(state, recordOf(subject, index + 1, value), rate, training, subject.task);
    state = verdict.state;
    rate = verdict.rate ?? rate;
    rates.push(rate);
    if (verdict.keep) kept = index + 1;
    if (verdict.stop) break;
  }
  return { epochs: rates.length, kept, rates };
}

describe('callbacks, beside those of Keras', () => {
  it('stop at the same epoch and leave the same weights: EarlyStopping', () => {
    expect(golden.early_stopping.length).toBeGreaterThan(50);
    for (const [index, found] of golden.early_stopping.entries()) {
      const { monitor, mode, options, epochs, weights_of } = found;
      const driven = drive(found, { early_stopping: { monitor, mode, ...options } });
      expect([driven.epochs, driven.kept], `case ${index}`).toEqual([epochs, weights_of]);
    }
  });

  it('lower the learning rate at the same epochs to the same float32: ReduceLROnPlateau', () => {
    expect(golden.reduce_lr_on_plateau.filter(({ rates }) => new Set(rates).size > 1).length).toBeGreaterThan(20);
    for (const [index, found] of golden.reduce_lr_on_plateau.entries()) {
      const { monitor, mode, options, start, rates } = found;
      expect(drive(found, { reduce_lr_on_plateau: { monitor, mode, ...options } }, Math.fround(start)).rates, `case ${index}`).toEqual(
        rates,
      );
    }
  });

  it('keep the weights of the same epoch: ModelCheckpoint with save_best_only', () => {
    for (const [index, found] of golden.checkpoint.entries()) {
      const { monitor, mode, weights_of } = found;
      const early_stopping = { monitor, mode, patience: 1000, restore_best_weights: false };
      expect(drive(found, { keep_best_weights: true, early_stopping }).kept, `case ${index}`).toBe(weights_of);
    }
  });
});

describe('classWeights', () => {
  it('gives scikit-learn’s balanced weights, counting the classes that occur alone', () => {
    for (const [index, { classes, labels, weights }] of golden.class_weight_balanced.entries()) {
      const names = Array.from({ length: classes }, (_, label) => String(label));
      const found = classWeights('balanced', Float32Array.from(labels), names);
      for (const [label, weight] of Object.entries(weights))
        expect(found[Number(label)], `case ${index}, class ${label}`).toBe(Math.fround(weight));
    }
  });

  it('gives a class that is not named the weight 1, as Keras does', () => {
    expect([...classWeights({ b: 3, c: 0 }, Float32Array.of(0, 1, 2), ['a', 'b', 'c'])]).toEqual([1, 3, 0]);
  });
});
