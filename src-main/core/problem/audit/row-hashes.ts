import { inLots, type Steps } from '../../steps';

const factor = 0x01000193;

/** [places] a hash of what the columns hold in each row; missing values are alike, and so are 0 and −0 */
export function* rowHashes(columns: readonly Float64Array[], places: number): Steps<Int32Array> {
  const hashes = new Int32Array(places);
  for (const column of columns) {
    yield* inLots(places, (from, to) => {
      addHashes(hashes, column, from, to);
    });
  }
  return hashes;
}

const value = new Float64Array(1);
const bits = new Int32Array(value.buffer);

function addHashes(hashes: Int32Array, column: Float64Array, from: number, to: number): void {
  for (let place = from; place < to; place += 1) {
    hashes[place] = mixed(Math.imul(hashes[place] ?? 0, factor) + valueHash(column[place] ?? NaN));
  }
}

/** The same for all missing values, and for 0 and −0. */
export function valueHash(held: number): number {
  // Added, so that −0 becomes 0; a NaN may have other bits than the next.
  value[0] = Number.isNaN(held) ? 1e-300 : held + 0;
  return mixed((bits[0] ?? 0) ^ Math.imul(bits[1] ?? 0, factor));
}

/** [places] of the `length` values up to each, by a polynomial in whole numbers of 32 bits */
export function* rollingHashes(values: Int32Array, length: number): Steps<Int32Array> {
  const hashes = new Int32Array(values.length);
  let highest = 1;
  for (let power = 1; power < length; power += 1) highest = Math.imul(highest, factor);
  yield* inLots(values.length, (from, to) => {
    let hash = hashes[from - 1] ?? 0;
    for (let place = from; place < to; place += 1) {
      if (place >= length) hash = (hash - Math.imul(values[place - length] ?? 0, highest)) | 0;
      hash = (Math.imul(hash, factor) + (values[place] ?? 0)) | 0;
      hashes[place] = hash;
    }
  });
  return hashes;
}

/** Neighbouring numbers far apart (the finalizer of MurmurHash3). */
export function mixed(value: number): number {
  let bits = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
