import { describe, expect, it } from 'vitest';
import { randomStream } from '../../core/problem/random';
import { DenseSamples, WindowSamples } from '../../core/problem/samples';
import { encodeSnapshot, type Snapshot } from '.';
import { codeOf, sequences, windowed, withHeader } from './snapshots.test-support';

type Json = Record<string, unknown>;
const parts = (change: Json): ((header: Json) => void) => {
  return (header) => {
    const found = header.parts as Record<string, Json>;
    header.parts = { ...found, train: { ...found.train, ...change } };
  };
};
const refused = (snapshot: Snapshot, change: (header: Json) => void): void => {
  expect(codeOf(withHeader(snapshot, change))).toBe('file.unreadable');
};

describe('a hostile snapshot file', () => {
  it.each([
    ['sequences', sequences],
    ['windows', windowed],
  ])('of %s is refused at every length but its own', (_, snapshot) => {
    const bytes = encodeSnapshot(snapshot);
    for (let length = 0; length < bytes.length; length += 1) expect(codeOf(bytes.subarray(0, length))).toBe('file.unreadable');
    expect(codeOf(Uint8Array.of(...bytes, 0))).toBe('file.unreadable');
    expect(codeOf(bytes)).toBe('accepted');
  });

  it('is refused with another magic, a header length beyond its end, or a header that is not JSON', () => {
    const magic = encodeSnapshot(sequences);
    magic[7] = 0x33;
    expect(codeOf(magic)).toBe('file.unreadable');
    const length = encodeSnapshot(sequences);
    new DataView(length.buffer).setUint32(8, 0xffffffff, true);
    expect(codeOf(length)).toBe('file.unreadable');
    const json = encodeSnapshot(sequences);
    json[12] = 0xff;
    expect(codeOf(json)).toBe('file.unreadable');
  });

  const shape = sequences.header.shape;
  it.each([
    ['a newer version', { version: 3 }],
    ['no steps', { shape: { ...shape, input: [0, 1] } }],
    ['a shape of other samples', { shape: { ...shape, input: [3, 1] } }],
    ['fewer classes than its targets name', { shape: { ...shape, classes: ['0'] } }],
    ['a key that no version has', { extra: true }],
    ['a table that it does not hold', { tables: [{ rows: 4294967295, width: 4294967295 }] }],
    ['more tables than there can be', { tables: Array.from({ length: 3 }, () => ({ rows: 0, width: 1 })) }],
  ])('is refused with %s', (_, change) => {
    refused(sequences, (header) => Object.assign(header, change));
  });

  it.each([
    ['a count whose size overflows', { count: 4294967295 }],
    ['a negative count', { count: -1 }],
    ['samples of another size', { x: { kind: 'dense', size: 3 } }],
    ['lengths that it does not hold', { lengths: true }],
    ['windows of no table', { x: { kind: 'windows', table: 0, offset: 0, rows: 2 } }],
  ])('is refused with a part of %s', (_, change) => {
    refused(sequences, parts(change));
  });

  it.each([
    ['windows that go beyond their table', { x: { kind: 'windows', table: 0, offset: 7, rows: 2 } }],
    ['windows of another table', { y: { kind: 'windows', table: 2, offset: 3, rows: 1 } }],
    ['windows of no rows', { x: { kind: 'windows', table: 0, offset: 0, rows: 0 } }],
    ['windows of more rows than there are', { x: { kind: 'windows', table: 0, offset: 0, rows: 9 } }],
    ['a base of another size', { base: 7 }],
    ['a last value of another size', { known: { kind: 'windows', table: 0, offset: 0, rows: 2 } }],
  ])('of windows is refused with %s', (_, change) => {
    refused(windowed, parts(change));
  });

  it('is refused with values that are not finite, and with sequences longer than their shape', () => {
    const x = new DenseSamples(Float32Array.of(1, NaN, 0.5, 4, 5, 6), 2);
    expect(codeOf(encodeSnapshot({ ...sequences, train: { ...sequences.train, x } }))).toBe('file.unreadable');
    const base = Float64Array.of(1, Infinity);
    expect(codeOf(encodeSnapshot({ ...windowed, train: { ...windowed.train, base } }))).toBe('file.unreadable');
    const lengths = Uint32Array.of(1, 3, 2);
    expect(codeOf(encodeSnapshot({ ...sequences, train: { ...sequences.train, lengths } }))).toBe('file.unreadable');
  });

  it('is refused with windows over a table that holds what is no class', () => {
    const targets = Float32Array.of(0, 1, 2, 1, 0, 2, 1, 0);
    const classes = (values: Float32Array): Snapshot => {
      const part = (of: Snapshot['train']): Snapshot['train'] => {
        const starts = of.x instanceof WindowSamples ? of.x.starts : new Uint32Array();
        const [y, known] = [new WindowSamples(values, 1, starts, 2, 2), new WindowSamples(values, 1, starts, 1, 1)];
        return { ...of, y, known, base: null };
      };
      const shape = { ...windowed.header.shape, task: 'classes' as const, output: [2], classes: ['a', 'b', 'c'] };
      const { train, validation, test } = windowed;
      return { header: { ...windowed.header, shape }, train: part(train), validation: validation && part(validation), test: part(test) };
    };
    expect(codeOf(encodeSnapshot(classes(targets)))).toBe('accepted');
    for (const value of [3, -1, 0.5])
      expect(codeOf(encodeSnapshot(classes(targets.with(4, value)))), String(value)).toBe('file.unreadable');
  });

  it('never ends in anything but a refusal where single bytes are changed', () => {
    const bytes = encodeSnapshot(windowed);
    for (let seed = 1; seed <= 3000; seed += 1) {
      const random = randomStream(seed);
      const changed = bytes.slice();
      for (let times = 1 + random.below(3); times > 0; times -= 1) changed[random.below(bytes.length)] = random.below(256);
      expect(['accepted', 'file.unreadable'], `seed ${seed}`).toContain(codeOf(changed));
    }
  });
});
