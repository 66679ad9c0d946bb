import { describe, expect, it } from 'vitest';
import { asId, type RunId } from '../ids';
import { resultLabels, runLabels } from './labels';

const rows = (...runs: readonly (readonly [model: string, seed: number])[]) =>
  runs.map(([model, seed], index) => ({ runId: asId<RunId>(`run-${index}`), model, seed }));

describe('runLabels', () => {
  it('takes the name of the model where it occurs once', () => {
    expect([...runLabels(rows(['LSTM', 1], ['GRU', 1])).values()]).toEqual(['LSTM', 'GRU']);
  });

  it('adds the seed where a name occurs again, and a number where even that does', () => {
    const labels = runLabels(rows(['LSTM', 1], ['GRU', 1], ['LSTM', 2], ['LSTM', 1]));
    expect([...labels.values()]).toEqual(['LSTM (seed 1) #1', 'GRU', 'LSTM (seed 2)', 'LSTM (seed 1) #2']);
  });
});

describe('labels of folds', () => {
  const run = (id: string, model: string, number: number, group: string) => ({
    ...{ runId: asId<RunId>(id), model, seed: 1, fold: { number, of: 2, group: asId<RunId>(group) } },
  });
  const two = [run('a1', 'LSTM', 1, 'a1'), run('a2', 'LSTM', 2, 'a1'), run('b1', 'GRU', 1, 'b1'), run('b2', 'GRU', 2, 'b1')];

  it('say which fold a run was trained on; the model has its own name', () => {
    expect([...runLabels(two).values()]).toEqual(['LSTM, fold 1 of 2', 'LSTM, fold 2 of 2', 'GRU, fold 1 of 2', 'GRU, fold 2 of 2']);
    expect([...resultLabels(two)]).toEqual([
      ['a1', 'LSTM'],
      ['b1', 'GRU'],
    ]);
  });

  it('number models that were trained twice, and folds that were trained again', () => {
    const runs = [...two.slice(0, 2), run('a2 again', 'LSTM', 2, 'a1'), run('c1', 'LSTM', 1, 'c1')];
    expect([...runLabels(runs).values()]).toEqual([
      'LSTM (seed 1) #1, fold 1 of 2',
      'LSTM (seed 1) #1, fold 2 of 2 #1',
      'LSTM (seed 1) #1, fold 2 of 2 #2',
      'LSTM (seed 1) #2, fold 1 of 2',
    ]);
  });
});
