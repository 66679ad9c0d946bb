import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { randomStream } from '../../core/problem/random';
import { LaterSamples } from '../../formats/snapshot';
import { temporaryFolder } from '../testing/data-client';
import { SampleWriter } from './sample-writer';

/** Orders in which samples come. */
const orders: Readonly<Record<string, (count: number) => readonly number[]>> = {
  'in order': (count) => Array.from({ length: count }, (_, slot) => slot),
  backwards: (count) => Array.from({ length: count }, (_, at) => count - 1 - at),
  'two by turns': (count) => Array.from({ length: count }, (_, at) => (at % 2 === 0 ? at / 2 : Math.ceil(count / 2) + (at - 1) / 2)),
  'at random': (count) => {
    const random = randomStream(5);
    const left = Array.from({ length: count }, (_, slot) => slot);
    return Array.from({ length: count }, () => left.splice(random.below(left.length), 1)[0] ?? 0);
  },
};

it.each(Object.keys(orders))('writes every sample to its place, whatever the order: %s', async (name) => {
  // More than is kept at once: samples of 2 MB, of which four are.
  const later = new LaterSamples(11, 2 ** 19);
  const path = join(temporaryFolder(), 'samples');
  const file = await open(path, 'wx+');
  const writer = new SampleWriter(file, 32, later);
  for (const slot of orders[name]?.(later.count) ?? []) {
    writer.add(slot, new Float32Array(later.size).fill(slot + 0.5));
    if (writer.isFull) await writer.flush();
  }
  await writer.flush();
  await file.close();
  const written = readFileSync(path).subarray(32);
  expect(written.length).toBe(later.byteLength);
  for (let value = 0; value < written.length / 4; value += 4093)
    expect(written.readFloatLE(value * 4)).toBe(Math.floor(value / later.size) + 0.5);
});

it('writes thousands of short samples at random', async () => {
  const later = new LaterSamples(9000, 3);
  const path = join(temporaryFolder(), 'samples');
  const file = await open(path, 'wx+');
  const writer = new SampleWriter(file, 16, later);
  const slots = orders['at random']?.(later.count) ?? [];
  // Flushed before it is full, so that few lie side by side.
  for (const [at, slot] of slots.entries()) {
    writer.add(slot, Float32Array.of(slot, -slot, at));
    if (at % 100 === 99) await writer.flush();
  }
  await writer.flush();
  await file.close();
  const written = readFileSync(path).subarray(16);
  for (const [at, slot] of slots.entries()) {
    expect([0, 1, 2].map((place) => written.readFloatLE((slot * 3 + place) * 4))).toEqual([slot, slot === 0 ? -0 : -slot, at]);
  }
});
