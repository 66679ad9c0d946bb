import { describe, expect, it } from 'vitest';
import { groupParts } from './group-parts';
import { partCode } from './part-codes';
import { randomStream } from './random';
import { randomParts } from './random-parts';

const sizesOf = (codes: Uint8Array): readonly number[] => [0, 1, 2].map((code) => codes.filter((each) => each === code).length);

describe('parts at random', () => {
  it('have shares that are rounded up, for random settings', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const random = randomStream(seed);
      const [count, test, validation] = [3 + random.below(400), (1 + random.below(40)) / 100, random.below(40) / 100];
      const [train, held, tested] = sizesOf(randomParts(count, { test, validation, seed }));
      const expected = [Math.ceil(count * test), Math.ceil(count * validation)];
      expect([tested, held], `seed ${seed}`).toEqual([expected[0], Math.min(expected[1] ?? 0, count - (expected[0] ?? 0))]);
      expect(train).toBe(count - (tested ?? 0) - (held ?? 0));
    }
  });

  it('test the same rows whether there are two parts or three', () => {
    const two = randomParts(1230, { test: 0.3, validation: 0, seed: 1 });
    const three = randomParts(1230, { test: 0.3, validation: 0.2, seed: 1 });
    expect([...three].map((code) => code === partCode.test)).toEqual([...two].map((code) => code === partCode.test));
    expect([sizesOf(two), sizesOf(three)]).toEqual([
      [861, 0, 369],
      [615, 246, 369],
    ]);
  });

  it('keep the share of every class in three parts, to one row', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const random = randomStream(seed);
      const classes = Float64Array.from({ length: 60 + random.below(300) }, () => (random.below(10) < 7 ? 0 : 1 + random.below(2)));
      const codes = randomParts(classes.length, { test: 0.25, validation: 0.2, seed }, classes);
      for (const label of [0, 1, 2]) {
        const of = (code: number): number => classes.filter((each, row) => each === label && codes[row] === code).length;
        const total = classes.filter((each) => each === label).length;
        expect(Math.abs(of(partCode.test) - total * (Math.ceil(classes.length * 0.25) / classes.length)), `seed ${seed}`).toBeLessThan(1);
        expect(Math.abs(of(partCode.validation) - total * (Math.ceil(classes.length * 0.2) / classes.length)), `seed ${seed}`).toBeLessThan(
          2,
        );
      }
    }
  });
});

describe('parts by group', () => {
  it('have no group on both sides, and as many rows as were wanted or a group more, for random groups', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const random = randomStream(seed);
      const count = 3 + random.below(20);
      const groups = Uint32Array.from({ length: count * (1 + random.below(8)) }, (_, row) => (row < count ? row : random.below(count)));
      const split = { test: (1 + random.below(5)) / 10, validation: random.below(4) / 10, seed };
      const codes = groupParts(groups, count, split);
      const partsOfGroup = new Map<number, Set<number>>();
      for (const [row, group] of groups.entries()) partsOfGroup.set(group, (partsOfGroup.get(group) ?? new Set()).add(codes[row] ?? -1));
      expect(
        [...partsOfGroup.values()].every((parts) => parts.size === 1),
        `seed ${seed}`,
      ).toBe(true);
      const [train, validation, test] = sizesOf(codes);
      const largest = Math.max(...Array.from({ length: count }, (_, group) => groups.filter((each) => each === group).length));
      expect(Math.min(train ?? 0, test ?? 0), `seed ${seed}`).toBeGreaterThan(0);
      expect((validation ?? 0) > 0, `seed ${seed}`).toBe(split.validation > 0);
      expect(test, `seed ${seed}`).toBeLessThan(Math.ceil(groups.length * split.test) + largest);
    }
  });

  it('are the same for the same seed, and others for another', () => {
    const groups = Uint32Array.from({ length: 400 }, (_, row) => row % 40);
    const of = (seed: number): string => groupParts(groups, 40, { test: 0.3, validation: 0.1, seed }).join('');
    expect([of(1) === of(1), of(1) === of(2)]).toEqual([true, false]);
  });
});
