import { describe, expect, it } from 'vitest';
import { asId, type RunId } from '../ids';
import { runLabels } from './labels';

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
