import { describe, expect, it } from 'vitest';
import { builtInEngine } from '../engine/built-in';
import { warmUp } from './warm-up';

const clockOf = (onPause: () => void) => ({
  now: () => performance.now(),
  pause: () => {
    onPause();
    return Promise.resolve();
  },
});

describe('warming up', () => {
  it('trains a model of its own to the end where nothing else comes', async () => {
    let pauses = 0;
    await warmUp(
      () => true,
      clockOf(() => (pauses += 1)),
    );
    expect(pauses).toBe(3);
  });

  it('ends at the next piece once a run has come', async () => {
    for (const piece of [1, 2]) {
      let pauses = 0;
      await warmUp(
        () => pauses < piece,
        clockOf(() => (pauses += 1)),
      );
      expect(pauses).toBe(piece);
    }
  });

  it('changes nothing of what is trained after it', async () => {
    const { modelSpecSchema } = await import('../core/model/model');
    const model = modelSpecSchema.parse({
      name: 'After',
      layers: [{ type: 'Input' }, { type: 'LSTM', units: 5, dropout: 0.3 }, { type: 'Dense', units: 1 }],
      loss: 'mean_squared_error',
      optimizer: { type: 'Adam' },
    });
    const train = async () => {
      const trainable = await builtInEngine.build(model, [4, 1], 7, { maxBatch: 8 });
      for (let step = 0; step < 3; step += 1) trainable.trainStep(new Float32Array(32).fill(0.3), new Float32Array(8).fill(0.7));
      const state = trainable.state();
      trainable.dispose();
      return state;
    };
    const before = await train();
    await warmUp(
      () => true,
      clockOf(() => undefined),
    );
    expect(await train()).toEqual(before);
  });
});
