import { describe, expect, it } from 'vitest';
import { SeqbenchError } from '../../../core/errors';
import { readArchive } from '../archive';
import { fileOf } from '../testing/golden';
import { indexBomb } from '../testing/index-bomb';
import { spoilIndex } from '../testing/spoil-index';
import { readWeights, type WeightsRequest } from './read';

/** `SEQBENCH_FUZZ=5000 SEQBENCH_FUZZ_SEED=7 npx vitest run src-main/formats/keras/hdf5` looks further. */
const cases = Number(process.env.SEQBENCH_FUZZ ?? 300);
const firstSeed = Number(process.env.SEQBENCH_FUZZ_SEED ?? 1);
/** Milliseconds for a file of 50 kilobytes, which takes 5; and what this process may reckon beside it. */
const [PATIENCE, SLACK] = [2000, 2000];

const whole = (await readArchive(fileOf('bidirectional'))).weights;
const vars = (layer: string, direction: string): string => `layers/${layer}/${direction}_layer/cell/vars`;
const shapes: Readonly<Record<string, readonly (readonly number[])[]>> = {
  bidirectional: [[2, 8], [2, 8], [8]],
  bidirectional_1: [
    [4, 9],
    [3, 9],
    [2, 9],
  ],
  bidirectional_2: [[3, 2], [2, 2], [2]],
};
/** All that the file has but its last layer, and a group that it has not. */
const request: WeightsRequest = {
  groups: [...Object.keys(shapes).flatMap((layer) => [vars(layer, 'forward'), vars(layer, 'backward')]), 'no/such/group'],
  tensors: Object.entries(shapes).flatMap(([layer, own]) =>
    ['forward', 'backward'].flatMap((direction) => own.map((shape, index) => ({ path: `${vars(layer, direction)}/${index}`, shape }))),
  ),
};
const counts = [3, 3, 3, 3, 3, 3, 0];

interface Outcome {
  /** `read`, or what the refusal says. */
  readonly what: string;
  readonly milliseconds: number;
  /** Milliseconds that this process reckoned, with its threads: less than the others where it has to wait for the machine. */
  readonly busy: number;
}

async function outcome(bytes: Uint8Array, patience?: number): Promise<Outcome> {
  const [began, used] = [performance.now(), process.cpuUsage()];
  const what = await readWeights(bytes, request, patience).then(
    ({ fault, counts: found }) => fault?.what ?? (found.join() === counts.join() ? 'read' : 'other names'),
    (thrown: unknown) => {
      if (thrown instanceof SeqbenchError && thrown.info.code === 'keras.invalid') return thrown.message;
      throw thrown;
    },
  );
  const { user, system } = process.cpuUsage(used);
  return { what, milliseconds: performance.now() - began, busy: (user + system) / 1000 };
}

/** Without the names and sizes of the one case. */
const kindOf = (what: string): string => (what.includes(' has the shape ') ? 'another shape' : what.replace(/^layers\S* /, ''));

describe('weights of a file that may come from anywhere', { timeout: 120_000 + cases * 100 }, () => {
  it('are counted and read by a thread, several files one after the other', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => readWeights(whole.slice(), request)));
    for (const answer of answers) expect([answer.counts, answer.tensors.length, answer.fault]).toEqual([counts, 18, null]);
    expect(answers[0]?.tensors.slice(0, 3).map(({ length }) => length)).toEqual([16, 16, 8]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it('are given up when patience is over, and the next file is read as ever', async () => {
    // With a level less it would take 6 seconds, and with two more some days.
    const { what, milliseconds, busy } = await outcome(indexBomb(whole, 4), 500);
    expect(what).toContain('take far too long to read');
    expect(milliseconds).toBeGreaterThan(490);
    expect(busy).toBeLessThan(500 + SLACK);
    expect(await outcome(whole.slice())).toMatchObject({ what: 'read' });
  });

  it('are given up where their index wants more memory than any of a file of its size', async () => {
    const before = process.memoryUsage().rss;
    const { what } = await outcome(indexBomb(whole, 6));
    expect(what).toContain('cannot be read');
    expect(process.memoryUsage().rss - before).toBeLessThan(500e6);
    expect(await outcome(whole.slice())).toMatchObject({ what: 'read' });
  });

  it(`are read or refused in time, whatever their index says, ${cases} times from seed ${firstSeed}`, async () => {
    const seen = new Map<string, number>();
    let slowest = 0;
    for (let seed = firstSeed; seed < firstSeed + cases; seed += 1) {
      const { what, busy } = await outcome(spoilIndex(whole, seed), PATIENCE);
      slowest = Math.max(slowest, busy);
      const kind = what.includes('far too long') ? `too long, such as seed ${seed}` : kindOf(what);
      seen.set(kind, (seen.get(kind) ?? 0) + 1);
    }
    process.stdout.write(`seeds ${firstSeed} to ${firstSeed + cases - 1}, slowest ${slowest.toFixed(0)} ms ${JSON.stringify([...seen])}\n`);
    expect(slowest).toBeLessThan(PATIENCE + SLACK);
    expect(seen.get('read') ?? 0).toBeGreaterThan(0);
    expect(seen.size).toBeGreaterThan(2);
  });
});
