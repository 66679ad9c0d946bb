import { expect, it } from 'vitest';
import { plannedEpochs, stretchSteps } from './stretch';

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
