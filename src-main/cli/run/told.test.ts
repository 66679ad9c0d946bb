import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Bench, ensureBuilt, lstm } from '../testing/bench';

beforeAll(ensureBuilt, 300_000);
const bench = new Bench();
afterAll(() => bench.remove());

/** Two shops, day by day; of the first, a sale is missing now and then, and one line has a field too many. */
function shops(): string {
  const lines = ['north', 'south'].flatMap((shop) =>
    Array.from({ length: 60 }, (_, day) => {
      const sales = shop === 'north' && day % 20 === 9 ? 'NA' : String(50 + ((day * 7) % 13));
      return `${new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10)},${shop},${sales}`;
    }),
  );
  return `day,shop,sales\n${lines.join('\n')}\n2024-04-01,south,5,6\n`;
}

describe('what the data lost on their way, and a model without a Masking layer,', { timeout: 60_000 }, () => {
  it('are told at the end of a run, in the terminal and in the report', async () => {
    writeFileSync(bench.path('shops.csv'), shops());
    const file = bench.experiment('told', {
      dataset: { file: 'shops.csv', options: { rejects: 'leave-out' } },
      problem: {
        shape: 'windows',
        order: 'day',
        series: 'shop',
        windows: { inputs: ['sales'], lookBack: 4 },
        targets: ['sales'],
        task: 'number',
        missing: 'mask',
        maskValue: -9,
        scaling: 'standard',
        split: { method: 'chronological', test: 0.2, validation: 0.2, stratify: true },
      },
      models: [
        {
          name: 'LSTM',
          ...lstm,
          layers: [
            { type: 'LSTM', units: 3 },
            { type: 'Dense', units: 1 },
          ],
          loss: 'mean_absolute_error',
        },
      ],
    });
    const { code, out, err } = await bench.seqbench('run', file, '--out', 'told');
    expect(err).toMatch(/LSTM: .*Masking/);
    // What the window says beside the problem.
    expect(err).toContain('3 rows without target are never predicted: a target is not made up.');
    expect(err).toContain('Stratifying has an effect only where rows are split at random.');
    expect(code).toBe(0);
    for (const text of [
      '1 of 121 rows of shops.csv do not fit and were left out.',
      '3 fields of sales with “NA” were read as missing.',
      'windows that would straddle two parts or a gap.',
      'Filled: 3 rows, with -9, for a Masking layer.',
      'The loss is of the scaled values; the errors are in the unit of the target.',
      'The baselines have no loss here: theirs would be a mean squared error, on which not every model was trained.',
    ])
      expect(out).toContain(text);
    expect(bench.read('told/report.html')).toContain('3 fields of sales with “NA” were read as missing.');
  });
});
