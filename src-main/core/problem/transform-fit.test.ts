import { expect, it } from 'vitest';
import { randomStream } from './random';
import { TransformFit } from './transform-fit';

const makers: Readonly<Record<string, (below: (bound: number) => number) => number>> = {
  'whole numbers, many alike': (below) => below(7) - 3,
  'of all sizes and both signs': (below) => (below(2) - 0.5) * 2 ** (below(600) - 300) * (1 + below(1000) / 1000),
  'pixels, half of them zero': (below) => below(2) * below(256),
  'nothing but one value': () => -0.1,
  'zeros of both signs, and numbers beside them': (below) => [0, -0, 5e-324, -5e-324, NaN][below(5)] ?? 0,
  'close together': (below) => 1 + below(100) * 2 ** -52,
};

it.each(Object.keys(makers))('finds the quartiles of values that it does not keep, to the bit: %s', (name) => {
  for (let seed = 1; seed <= 40; seed += 1) {
    const random = randomStream(seed);
    const values = Array.from({ length: 1 + random.below(400) }, () => makers[name]?.((bound) => random.below(bound)) ?? 0);
    const kept = new TransformFit('robust');
    for (const value of values) kept.add(value);
    expect(kept.endPass()).toBe(false);
    const searched = new TransformFit('robust', random.below(20));
    let passes = 0;
    do {
      for (const value of values) searched.add(value);
      passes += 1;
    } while (searched.endPass());
    expect(searched.result('c')).toEqual(kept.result('c'));
    expect(Object.is(searched.result('c').offset, kept.result('c').offset)).toBe(true);
    expect(passes === 1 || passes === 4).toBe(true);
  }
});
