import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { SeqbenchError } from '../../core/errors';
import { type KerasArchive, readArchive } from './archive';
import { readKeras } from './read';
import { expected, fileOf } from './testing/golden';
import { mutate } from './testing/mutate';

/** `SEQBENCH_FUZZ=20000 SEQBENCH_FUZZ_SEED=7 npx vitest run src-main/formats/keras/fuzz.test.ts` looks further. */
const cases = Number(process.env.SEQBENCH_FUZZ ?? 300);
const firstSeed = Number(process.env.SEQBENCH_FUZZ_SEED ?? 1);
/** Longest that this process, with its threads, may reckon with one file, in milliseconds, and most memory that all of them may leave behind, in bytes. */
const limits = { time: 5000, memory: 400e6 };

/** What became of a file: `model`, or the code of a refusal. */
async function outcome(bytes: Uint8Array, what: string): Promise<string> {
  try {
    const { layers, weights } = await readKeras(bytes);
    if (layers[0]?.type !== 'Input' || !weights.every(({ values }) => values.every(Number.isFinite))) throw new Error('half a model');
    return 'model';
  } catch (thrown) {
    if (thrown instanceof SeqbenchError && thrown.info.code.startsWith('keras.')) return thrown.info.code;
    throw new Error(`${what}: ${String(thrown)}`, { cause: thrown });
  }
}

describe('a .keras file that was tampered with', () => {
  it(`gives a model or a refusal, ${cases} times from seed ${firstSeed}`, { timeout: 60_000 + cases * 100 }, async () => {
    const files = await Promise.all(Object.keys(expected).map(async (name) => [fileOf(name), await readArchive(fileOf(name))] as const));
    const before = process.memoryUsage().rss;
    const seen = new Map<string, number>();
    let slowest = 0;
    for (let seed = firstSeed; seed < firstSeed + cases; seed += 1) {
      const [whole, archive] = files[seed % files.length]!;
      const { what, bytes } = mutate(whole, archive, seed);
      const began = process.cpuUsage();
      const result = await outcome(bytes, `seed ${seed}, ${what}`);
      const { user, system } = process.cpuUsage(began);
      slowest = Math.max(slowest, (user + system) / 1000);
      seen.set(`${what}: ${result}`, (seen.get(`${what}: ${result}`) ?? 0) + 1);
    }
    process.stdout.write(
      `seeds ${firstSeed} to ${firstSeed + cases - 1}, slowest ${slowest.toFixed(0)} ms ${JSON.stringify(Object.fromEntries([...seen].sort()))}\n`,
    );
    expect(slowest).toBeLessThan(limits.time);
    expect(process.memoryUsage().rss - before).toBeLessThan(limits.memory);
    expect(new Set([...seen.keys()].map((key) => key.split(': ')[1]))).toEqual(new Set(['model', 'keras.invalid', 'keras.unsupported']));
  });
});

describe('a zip bomb', () => {
  const packed = (change: Partial<Record<keyof KerasArchive, Uint8Array>>): Uint8Array =>
    zipSync(
      {
        'metadata.json': change.metadata ?? strToU8('{"keras_version": "3.15.1"}'),
        'config.json': change.config ?? strToU8('{}'),
        'model.weights.h5': change.weights ?? new Uint8Array(100),
      },
      { level: 9 },
    );

  it('is refused by what its directory says', { timeout: 30_000 }, async () => {
    await expect(readKeras(packed({ weights: new Uint8Array(20_000_000) }))).rejects.toThrow('more than 100 times its size');
    await expect(readKeras(packed({ config: new Uint8Array(40_000_000).fill(32) }))).rejects.toThrow('would unpack to');
  });

  it('is stopped while it unpacks where its directory lies', { timeout: 30_000 }, async () => {
    const bomb = packed({ weights: new Uint8Array(20_000_000) });
    const view = new DataView(bomb.buffer);
    for (let at = 0; at < bomb.length - 4; at += 1) {
      const name = view.getUint32(at, true) === 0x02014b50 ? at + 24 : view.getUint32(at, true) === 0x04034b50 ? at + 22 : -1;
      if (name >= 0 && view.getUint32(name, true) === 20_000_000) view.setUint32(name, 900_000, true);
    }
    await expect(readKeras(bomb)).rejects.toThrow('model.weights.h5 cannot be unpacked');
  });
});
