import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Bench, dense, ensureBuilt, expectPlainError } from '../testing/bench';

beforeAll(ensureBuilt, 300_000);
const bench = new Bench();
afterAll(() => bench.remove());

const lines = (...path: readonly string[]) =>
  bench
    .read(...path)
    .trim()
    .split('\n');

describe('the settings of training', { timeout: 60_000 }, () => {
  it('write a history by step beside the one by epoch, with every batch in order', async () => {
    const training = { epochs: 2, batch_size: 8, shuffle: false, history: 'steps', early_stopping: null };
    const models = [{ name: 'Dense', ...dense }];
    const ended = await bench.seqbench('run', bench.experiment('by-step', { training, models }), '--out', 'by-step');
    expect(ended).toMatchObject({ code: 0 });
    const [head, ...steps] = lines('by-step/runs/01-dense/history.csv');
    expect(head).toBe('step,epoch,loss,accuracy,learning_rate');
    // 42 training rows in batches of 8: six steps an epoch.
    expect(steps.map((line) => line.split(',').slice(0, 2).join())).toEqual(
      Array.from({ length: 12 }, (_, index) => `${index + 1},${index < 6 ? 1 : 2}`),
    );
    const [, first] = lines('by-step/runs/01-dense/history-by-epoch.csv');
    const own = steps.slice(0, 6).map((line) => Number(line.split(',')[2]));
    const mean = own.reduce((sum, loss, index) => sum + loss * (index < 5 ? 8 : 2), 0) / 42;
    expect(Number(first!.split(',')[1])).toBeCloseTo(mean, 10);
  });

  it('train by steps with class weights, and save the engine that was taken for a repeat', async () => {
    const training = { steps: 30, batch_size: 8, class_weight: 'balanced', reduce_lr_on_plateau: { patience: 2 }, keep_best_weights: true };
    const file = bench.experiment('by-steps', { training, models: [{ name: 'Dense', ...dense }] });
    expect(await bench.seqbench('run', file, '--out', 'by-steps')).toMatchObject({ code: 0 });
    const saved = JSON.parse(bench.read('by-steps/experiment.seqbench.json')) as { models: { training?: { engine?: string } }[] };
    expect(saved.models[0]?.training?.engine).toMatch(/^(built-in|tensorflow)$/);
    const again = await bench.seqbench('run', 'by-steps/experiment.seqbench.json', '--out', 'repeat');
    expect(again).toMatchObject({ code: 0 });
    const predictions = (out: string) => bench.read(out, 'runs/01-dense/predictions.csv');
    expect(predictions('repeat')).toBe(predictions('by-steps'));
    expect(existsSync(bench.path('repeat/runs/01-dense/history-by-epoch.csv'))).toBe(false);
  });

  it('say why a device that was forced is not there, and train on nothing else', async () => {
    const file = bench.experiment('forced', { models: [{ name: 'Dense', ...dense }] });
    const ended = await bench.seqbench('run', file, '--out', 'forced', '--engine', 'built-in', '--device', 'gpu');
    expect(ended.code).toBe(1);
    expect(ended.err).toContain('The built-in engine cannot be used on a GPU here. The built-in engine computes on the processor');
    expect(bench.read('forced/leaderboard.csv')).toContain('run,Dense,failed');
  });

  it('are refused before anything is trained where they cannot go together', async () => {
    const falling = { type: 'ExponentialDecay', initial_learning_rate: 0.1, decay_steps: 9, decay_rate: 0.5 };
    const models = [{ name: 'Dense', ...dense, optimizer: { type: 'Adam', learning_rate: falling } }];
    const two = bench.experiment('two-rates', { models, training: { reduce_lr_on_plateau: {} } });
    expectPlainError(await bench.seqbench('run', two, '--out', 'two-rates'), 1, 'follows a schedule', 'training.reduce_lr_on_plateau');
    const unknown = bench.experiment('label', { training: { class_weight: { 1: 2, maybe: 3 } } });
    expectPlainError(await bench.seqbench('run', unknown, '--out', 'label'), 1, '“maybe”, which is none of the classes', 'class_weight');
  });
});
