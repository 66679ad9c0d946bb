import { describe, expect, it } from 'vitest';
import { secondsLeft, shareDone, whereWords } from './progress';
import { trainingSpecSchema } from './run';
import { Throttle } from './throttle';

describe('secondsLeft', () => {
  it('takes the steps to come to be as long as those that were', () => {
    expect(secondsLeft({ epoch: 2, epochs: 5, step: 5, steps: 10 }, 3)).toBeCloseTo(7, 12);
  });

  it('is unknown before the first step and nothing after the last', () => {
    expect(secondsLeft({ epoch: 1, epochs: 5, step: 0, steps: 10 }, 0)).toBeNull();
    expect(secondsLeft({ epoch: 5, epochs: 5, step: 10, steps: 10 }, 3)).toBe(0);
  });
});

describe('shareDone', () => {
  it('counts the steps of all epochs', () => {
    expect(shareDone({ epoch: 1, epochs: 4, step: 5, steps: 10 })).toBe(0.125);
    expect(shareDone({ epoch: 1, epochs: 1, step: 0, steps: 0 })).toBe(0);
  });
});

describe('Throttle', () => {
  it('lets one through at once and the next only after the interval', () => {
    const throttle = new Throttle(100);
    expect([0, 50, 99, 100, 150, 230].map((now) => throttle.due(now))).toEqual([true, false, false, true, false, true]);
  });
});

describe('whereWords', () => {
  it('counts epochs, or the steps of a training by steps', () => {
    const at = { epoch: 3, epochs: 5, step: 5 };
    expect(whereWords(at, trainingSpecSchema.parse({}))).toBe('epoch 3 of 5');
    expect(whereWords(at, trainingSpecSchema.parse({ steps: 1500 }), '/')).toBe('step 35/1,500');
  });
});
