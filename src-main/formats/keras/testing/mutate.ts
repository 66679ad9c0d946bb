import { randomStream, type RandomStream } from '../../../core/problem/random';
import { type KerasArchive, writeArchive } from '../archive';

/** Ways to spoil a `.keras` file, each drawn from a seeded stream. */

export interface Mutation {
  readonly what: string;
  readonly bytes: Uint8Array;
}

/** @param whole the file; @param archive what is in it */
export function mutate(whole: Uint8Array, archive: KerasArchive, seed: number): Mutation {
  const random = randomStream(seed);
  switch (random.below(4)) {
    case 0:
      return { what: 'bytes of the zip', bytes: spoil(whole, random) };
    case 1:
      return { what: 'bytes of the weights', bytes: writeArchive({ ...archive, weights: spoil(archive.weights, random) }) };
    case 2:
      return { what: 'text of the config', bytes: writeArchive({ ...archive, config: spoilText(archive.config, random) }) };
    default:
      return { what: 'values of the config', bytes: writeArchive({ ...archive, config: spoilJson(archive.config, random) }) };
  }
}

/** One to four of: cut off, a byte changed, a bit turned, a length made huge, a piece copied elsewhere. */
function spoil(whole: Uint8Array, random: RandomStream): Uint8Array {
  let bytes = whole.slice();
  for (let count = 1 + random.below(4); count > 0 && bytes.length > 16; count -= 1) {
    // Lengths and addresses stand at the beginning of HDF5 and at the end of a zip.
    const near = random.below(2) === 0;
    const at = near ? random.below(Math.min(bytes.length - 8, 4000)) : random.below(bytes.length - 8);
    const place = random.below(2) === 0 ? at : bytes.length - 8 - at;
    const kind = random.below(5);
    if (kind === 0) bytes = bytes.slice(0, place);
    else if (kind === 1) bytes[place] = random.below(256);
    else if (kind === 2) bytes[place] = (bytes[place] ?? 0) ^ (1 << random.below(8));
    else if (kind === 3) bytes.fill(random.below(2) === 0 ? 0xff : 0x7f, place, place + 1 + random.below(8));
    else bytes.copyWithin(place, random.below(bytes.length), random.below(bytes.length));
  }
  return bytes;
}

function spoilText(text: string, random: RandomStream): string {
  const at = random.below(text.length);
  return random.below(2) === 0 ? text.slice(0, at) : text.slice(0, at) + '[{"\u0000\\'.charAt(random.below(5)) + text.slice(at + 1);
}

const strange: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  0.5,
  1e9,
  65_536,
  2 ** 53,
  '',
  'x',
  '__lambda__',
  [],
  {},
  [null],
  { class_name: 'x', config: {} },
];

/** Replaces, removes or moves values wherever they stand. */
function spoilJson(text: string, random: RandomStream): string {
  const root: unknown = JSON.parse(text);
  for (let count = 1 + random.below(3); count > 0; count -= 1) {
    const places = holders(root);
    const holder = places[random.below(places.length)];
    const other = places[random.below(places.length)];
    const key = holder && keyOf(holder, random);
    if (!holder || key === undefined) continue;
    const kind = random.below(3);
    if (kind === 0) Reflect.set(holder, key, strange[random.below(strange.length)]);
    else if (kind === 1) Reflect.deleteProperty(holder, key);
    else if (other) Reflect.set(holder, key, structuredClone(Reflect.get(other, keyOf(other, random) ?? '')));
  }
  return JSON.stringify(root);
}

function keyOf(holder: object, random: RandomStream): string | undefined {
  const keys = Object.keys(holder);
  return keys[random.below(Math.max(1, keys.length))];
}

/** Every object and list of a JSON value. */
function holders(value: unknown): readonly object[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(holders)];
}
