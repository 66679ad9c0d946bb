import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Bench, ensureBuilt, expectPlainError } from '../testing/bench';

beforeAll(ensureBuilt, 300_000);
const bench = new Bench();
afterAll(() => bench.remove());

/** Files that Keras made, by `training.py` and `make.py` there. */
const golden = new URL('../../../e2e/parity/keras-files/', import.meta.url);
for (const name of ['training.keras', 'training.csv', 'training.seqbench.json', 'uncompiled.keras', 'lstm.keras'])
  copyFileSync(new URL(name, golden), bench.path(name));
const keras = JSON.parse(readFileSync(new URL('training.json', golden), 'utf8')) as { held_back: number[]; losses: number[] };

const study = {
  dataset: { file: 'training.csv' },
  problem: { steps: ['S1 … S6'], target: 'rises', task: 'binary', split: { test: 0.2, seed: 1 } },
  training: { epochs: 1, batch_size: 8, shuffle: false, history: 'steps' },
};

function column(csv: string, name: string): readonly number[] {
  const [head = '', ...rows] = csv.trim().split('\n');
  return rows.map((row) => Number(row.split(',')[head.split(',').indexOf(name)]));
}

describe('seqbench run, with a model of Keras', { timeout: 60_000 }, () => {
  it('starts from the file’s weights and comes to Keras’s losses, step by step', async () => {
    const ended = await bench.seqbench('run', 'training.seqbench.json', '--out', 'beside');
    expect(ended.code, ended.err).toBe(0);
    expect(ended.err).toContain('from_keras: The optimizer’s memory is not taken over');
    expect(column(bench.read('beside/runs/01-from-keras/predictions.csv'), 'row')).toEqual(keras.held_back.map((row) => row + 1));
    const losses = column(bench.read('beside/runs/01-from-keras/history.csv'), 'loss');
    expect(losses).toHaveLength(60);
    for (const [step, loss] of losses.entries()) expect(Math.abs(loss / keras.losses[step]! - 1)).toBeLessThan(1e-4);
  });

  it('takes name, loss, optimizer and training of the experiment before those of the file', async () => {
    const given = { name: 'Mine', loss: 'binary_crossentropy', optimizer: { type: 'SGD', learning_rate: 0.5 }, training: { epochs: 2 } };
    const ended = await bench.seqbench(
      'run',
      bench.experiment('given', { ...study, models: [{ keras: 'training.keras', ...given }] }),
      '--out',
      'given',
    );
    expect(ended.code, ended.err).toBe(0);
    const losses = column(bench.read('given/runs/01-mine/history.csv'), 'loss');
    expect(losses).toHaveLength(20);
    // The first step has seen no optimizer yet, the second has.
    expect(losses[0]).toBeCloseTo(keras.losses[0]!, 5);
    expect(Math.abs(losses[1]! - keras.losses[1]!)).toBeGreaterThan(1e-3);
  });

  it('runs the experiment that it saved once more, from another folder', async () => {
    expect((await bench.seqbench('run', 'training.seqbench.json', '--out', 'first')).code).toBe(0);
    expect((await bench.seqbench('run', 'first/experiment.seqbench.json', '--out', 'again')).code).toBe(0);
    expect(bench.read('again/runs/01-from-keras/history.csv')).toBe(bench.read('first/runs/01-from-keras/history.csv'));
  });

  const wrong: readonly (readonly [what: string, model: object, texts: readonly string[]])[] = [
    ['a file that is not there', { keras: 'nowhere.keras' }, ['There is no file nowhere.keras.']],
    ['a file outside of the folder', { keras: '../training.keras' }, ['lies in the experiment’s folder', 'models[0].keras']],
    ['a file and layers', { keras: 'training.keras', layers: [{ type: 'Flatten' }] }, ['both layers and a Keras file']],
    ['a file that is no Keras file', { keras: 'training.csv' }, ['not a whole .keras file']],
    ['a file without a loss', { keras: 'uncompiled.keras' }, ['uncompiled.keras was saved without a loss']],
    ['a model of another shape', { keras: 'lstm.keras' }, ['Input is set to 6 × 2', 'models[0]']],
  ];
  it.each(wrong)('says what is wrong with %s', async (what, model, texts) => {
    const name = what.replaceAll(' ', '-');
    const ended = await bench.seqbench('run', bench.experiment(name, { ...study, models: [model] }), '--out', `out-${name}`);
    expectPlainError(ended, 1, ...texts);
    expect(existsSync(bench.path(`out-${name}`))).toBe(false);
  });
});
