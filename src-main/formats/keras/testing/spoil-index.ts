import { randomStream, type RandomStream } from '../../../core/problem/random';

/** The parts of a HDF5 file's index that begin with their name: trees, lists of names, heaps of texts. */
const signatures = ['TREE', 'SNOD', 'HEAP'];
/** Before it stands the superblock, whose sizes are looked at first. */
const FIRST_ADDRESS = 96;

/**
 * Spoils what a HDF5 file says about itself, and not its values: addresses then lead elsewhere in the file, back to where they stand
 * too, and levels and counts are wrong.
 */
export function spoilIndex(whole: Uint8Array, seed: number): Uint8Array {
  const random = randomStream(seed);
  const bytes = Buffer.from(whole);
  const places = addressesIn(bytes);
  const parts = signatures.flatMap((name) => allOf(bytes, name));
  for (let count = 1 + random.below(3); count > 0; count -= 1) {
    if (random.below(3) > 0) bytes.writeBigUInt64LE(bytes.readBigUInt64LE(pick(places, random)), pick(places, random));
    else bytes.writeUInt8(random.below(2) === 0 ? random.below(256) : random.below(4), pick(parts, random) + 4 + random.below(4));
  }
  return new Uint8Array(bytes);
}

/** Words that may be addresses within the file. */
function addressesIn(bytes: Buffer): readonly number[] {
  const words = Array.from({ length: Math.floor(bytes.length / 8) }, (_, word) => 8 * word);
  return words.filter((at) => {
    const value = bytes.readBigUInt64LE(at);
    return value >= FIRST_ADDRESS && value < bytes.length && value % 8n === 0n;
  });
}

function allOf(bytes: Buffer, name: string): readonly number[] {
  const found: number[] = [];
  for (let at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name, at + 1)) found.push(at);
  return found;
}

function pick(places: readonly number[], random: RandomStream): number {
  return places[random.below(places.length)] ?? 0;
}
