import { expect, it, vi } from 'vitest';
import { drained } from '../../steps';
import { randomStream } from '../random';
import { filledCopies } from './filled-copy';
import { filledLines } from './filled-lines';
import { auditMixed } from './mixed-values';
import { honestSeries } from './honest-series.test-support';
import { auditLater } from './later-values';
import { randomSeries } from './random-tables.test-support';
import { normal, viewOf } from './view.test-support';

// Hundreds of tables, on a machine that may have much else to do.
vi.setConfig({ testTimeout: 120_000 });

const seed = Number(process.env.AUDIT_SEED ?? 20261122);

it.each([
  ['what people make of the past of a series', honestSeries],
  ['series that have nothing to do with each other', randomSeries],
] as const)('no column is said to mix in what comes later: %s', (_, make) => {
  for (let index = 0; index < 40; index += 1) {
    const { table, spec } = make(randomStream(seed + index));
    const view = viewOf(table, spec);
    const found = [
      ...drained(auditMixed(view, [])).reasons,
      ...filledCopies(view),
      ...drained(filledLines(view, [])),
      ...drained(auditLater(view, [])),
    ];
    expect(found, `seed ${seed + index}`).toEqual([]);
  }
});

it.each([3, 5, 7, 21])('a mean of %i rows around each is found beside honest columns, whatever the target is', (rows) => {
  for (let index = 0; index < 15; index += 1) {
    const random = randomStream(seed + index);
    const { table, spec } = honestSeries(random);
    const count = table.y?.length ?? 0;
    let level = 50;
    const targets = [
      () => (level += normal(random)),
      () => normal(random),
      () => random.below(60),
      (row: number) => Math.sin(row / 9) + normal(random) / 5,
      (row: number) => 1000 + 3 * row + normal(random),
    ] as const;
    const y = Array.from({ length: Math.max(300, count) }, (_, row) => targets[index % targets.length]?.(row) ?? 0);
    const half = rows >> 1;
    const centred = y.map((_, row) => y.slice(Math.max(0, row - half), row + half + 1).reduce((sum, value) => sum + value, 0) / rows);
    const planted = { ...spec, windows: { ...spec.windows, inputs: ['y', 'near', 'mean', 'centred'], known: [] } };
    const near = y.map((value) => value + normal(random));
    const mean = y.map((_, row) => (row < 4 ? NaN : y.slice(row - 4, row + 1).reduce((sum, value) => sum + value, 0) / 5));
    const found = drained(auditMixed(viewOf({ y, near, mean, centred }, planted), [])).reasons;
    expect(
      found.map(({ state, message }) => `${state}: ${message.split(':')[0] ?? ''}`),
      `seed ${seed + index}`,
    ).toEqual([`leak: centred mixes in y of ${half === 1 ? 'the next row' : `up to ${half} rows later`}`]);
  }
});
