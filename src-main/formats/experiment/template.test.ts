import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkModel, isBuildable } from '../../core/model/check';
import type { ProblemShape } from '../../core/problem/problem';
import { readExperiment } from './read';

const text = readFileSync(new URL('../../../resources/templates/basketball.seqbench.json', import.meta.url), 'utf8');
const basketball: ProblemShape = { input: [36, 1], open: false, output: [1], task: 'binary', classes: ['0', '1'] };

/** Published parameter counts of P1, layer by layer. */
const published: readonly (readonly [name: string, byLayer: readonly number[], total: number])[] = [
  ['NN', [0, 2664, 73], 2737],
  ['RNN', [1680, 41], 1721],
  ['Deep RNN', [1088, 784, 1568, 33], 3473],
  ['LSTM', [4352, 33], 4385],
  ['Deep LSTM', [4352, 8320, 8320, 33], 21025],
  ['GRU', [3360, 33], 3393],
  ['Deep GRU', [3360, 6336, 6336, 33], 16065],
  ['Conv1D Deep LSTM', [40, 620, 6784, 8320, 33], 15797],
];

describe('the basketball template', () => {
  const experiment = readExperiment(text);

  it('names the eight models in the published order', () => {
    expect(experiment.models.map((model) => model.spec!.name)).toEqual(published.map(([name]) => name));
  });

  it.each(published)('counts the parameters of %s as published, layer by layer', (name, byLayer, total) => {
    const spec = experiment.models.find((model) => model.spec!.name === name)!.spec!;
    const check = checkModel(spec, basketball);
    expect(isBuildable(check)).toBe(true);
    expect(check.layers.slice(1).map((layer) => layer.params?.total)).toEqual(byLayer);
    expect(check.params).toBe(total);
  });

  it('trains as published: Nadam, batch 32, 5 epochs, early stopping with the best weights, threshold 0.5', () => {
    const rates = experiment.models.map(({ spec }) => [spec!.optimizer.type, spec!.optimizer.learning_rate]);
    expect(rates).toEqual([...Array.from({ length: 7 }, () => ['Nadam', 0.001]), ['Nadam', 0.01]]);
    for (const { training } of experiment.models) {
      expect(training).toEqual({
        epochs: 5,
        batch_size: 32,
        shuffle: true,
        validation: 'test',
        early_stopping: { monitor: 'val_loss', mode: 'auto', patience: 5, min_delta: 0, restore_best_weights: true, start_from_epoch: 0 },
        threshold: 0.5,
        ...{ steps: null, reduce_lr_on_plateau: null, keep_best_weights: false, class_weight: null, history: 'epochs' },
        ...{ engine: 'auto', device: 'auto' },
      });
    }
    expect(experiment.problem.split).toMatchObject({ method: 'random', test: 0.3, seed: 1, stratify: false });
  });

  it('says that its games are simulated and that validation looks at the test part', () => {
    expect(experiment.description).toContain('simulated');
    expect(experiment.description).toContain('Validation looks at the test part');
  });
});
