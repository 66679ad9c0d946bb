import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { batchesOf, testGames } from './testing/games';
import { basketballInput, basketballModels } from './testing/models';
import { weightHashes } from './testing/weight-hashes';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('without fused operations', { timeout: 60_000 }, () => {
  it.each(['NN', 'RNN', 'LSTM', 'GRU', 'Conv1D Deep LSTM'])('the basketball study’s %s ends with the same bits', async (id) => {
    vi.resetModules();
    vi.stubEnv('SEQBENCH_PLAIN_SIMD', '1');
    const { BuiltInTrainable } = await import('./trainable');
    const { isFused } = await import('./kernels-module');
    const { builtInEngine } = await import('.');
    expect(isFused()).toBe(false);
    expect(await builtInEngine.devices()).toMatchObject([{ name: expect.stringContaining('slow') as string }]);
    const { model } = basketballModels.find((basketball) => basketball.id === id)!;
    const trainable = new BuiltInTrainable(model, basketballInput, 1, { maxBatch: 32 });
    for (const [x, y] of batchesOf(testGames(861, 1))) trainable.trainStep(x, y);
    const hash = createHash('sha256');
    for (const { values } of trainable.weights()) hash.update(values);
    expect(hash.digest('hex')).toBe(weightHashes[id]);
  });
});
