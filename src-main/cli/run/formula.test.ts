import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Bench, dense, ensureBuilt, expectPlainError } from '../testing/bench';

beforeAll(ensureBuilt, 300_000);
const bench = new Bench();
afterAll(() => bench.remove());

const formula = { from: 0, to: 30, step: 0.1, columns: [{ name: 'y', expression: 't * sin(t) / 3 + 2 * sin(5t)' }] };
const problem = {
  steps: ['t'],
  target: 'y',
  task: 'number',
  split: { method: 'random', test: 0.3, seed: 1, stratify: false },
  scaling: 'none',
};
const layers = [{ type: 'Flatten' }, { type: 'Dense', units: 4, activation: 'relu' }, { type: 'Dense', units: 1 }];
const models = [{ ...dense, name: 'Dense', layers, loss: 'mean_squared_error' }];

describe('an experiment on a formula', { timeout: 60_000 }, () => {
  it('is computed, trained on, written down in full, and comes to the same figures again', async () => {
    const first = await bench.seqbench('run', bench.experiment('wave', { dataset: { formula }, problem, models }), '--out', 'wave');
    expect(first).toMatchObject({ code: 0 });
    const written = JSON.parse(bench.read('wave', 'experiment.seqbench.json')) as { dataset: { formula: object } };
    expect(written.dataset.formula).toMatchObject({ ...formula, variable: 't', noise: [], seed: 1 });
    const record = JSON.parse(bench.read('wave', 'result.json')) as { dataset: { rows: number; source: string } };
    expect(record.dataset).toMatchObject({ rows: 301, source: 'y(t) = t * sin(t) / 3 + 2 * sin(5t)' });
    expect(bench.read('wave', 'report.html')).toContain('t from 0 to 30 by 0.1');
    expect(await bench.seqbench('run', 'wave/experiment.seqbench.json', '--out', 'again')).toMatchObject({ code: 0 });
    expect(bench.read('again', 'runs', '01-dense', 'predictions.csv')).toBe(bench.read('wave', 'runs', '01-dense', 'predictions.csv'));
  });

  it('that is none is refused with its place', async () => {
    const broken = { ...formula, columns: [{ name: 'y', expression: 't * sine(t)' }] };
    const ended = await bench.seqbench(
      'run',
      bench.experiment('broken', { dataset: { formula: broken }, problem, models }),
      '--out',
      'broken',
    );
    expectPlainError(ended, 1, 'does not know a function “sine”', 'y(t), character 5');
    const backwards = { ...formula, to: -1 };
    const refused = await bench.seqbench(
      'run',
      bench.experiment('back', { dataset: { formula: backwards }, problem, models }),
      '--out',
      'back',
    );
    expectPlainError(refused, 1, 'The range must end after it begins', 'dataset.formula.to');
  });
});
