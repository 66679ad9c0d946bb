import { expect, it } from 'vitest';
import { lengthWords, patienceWords, placeWords, plannedEpochs, stretchSteps } from './stretch';

it('has a hundred stretches at most, and none without a step', () => {
  for (const steps of [1, 2, 99, 100, 101, 150, 1500, 99_999, 100_000_000]) {
    const stretches = plannedEpochs({ epochs: 5, steps });
    expect(stretches, `${steps} steps`).toBeLessThanOrEqual(100);
    expect((stretches - 1) * stretchSteps(steps), `${steps} steps`).toBeLessThan(steps);
    expect(stretches * stretchSteps(steps), `${steps} steps`).toBeGreaterThanOrEqual(steps);
  }
  expect(plannedEpochs({ epochs: 5, steps: 1500 })).toBe(100);
});

it('has the epochs that were asked for where no steps were', () => {
  expect(plannedEpochs({ epochs: 7, steps: null })).toBe(7);
});

it('says how long a training was and where it is in what the training counts', () => {
  const bySteps = { epochs: 5, steps: 1500 };
  const byEpochs = { epochs: 5, steps: null };
  expect([lengthWords(100, bySteps), lengthWords(1, byEpochs), lengthWords(5, byEpochs)]).toEqual(['1,500 steps', '1 epoch', '5 epochs']);
  expect([placeWords(2, bySteps), placeWords(2, byEpochs)]).toEqual(['step 30', 'epoch 2']);
  expect([patienceWords(5, bySteps), patienceWords(1, { epochs: 5, steps: 90 })]).toEqual([
    '5 stretches of 15 steps',
    '1 stretch of 1 step',
  ]);
  expect(patienceWords(5, byEpochs)).toBe('5 epochs');
});
