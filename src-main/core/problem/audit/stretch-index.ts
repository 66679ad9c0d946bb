import { partCode } from '../part-codes';
import type { AuditView } from './view';

const factor = 0x01000193;

/** Stretches of so many rows that are trained on, found by what they hold. */
export class StretchIndex {
  /** By hash: the last place of the first such stretch. */
  private readonly places = new Map<number, number>();
  private readonly hashes: Int32Array;
  private readonly runs: Int32Array;

  /**
   * @param leaders [places] the first place with the same values
   * @param length rows of a stretch
   */
  constructor(
    private readonly leaders: Uint32Array,
    private readonly view: Pick<AuditView, 'part' | 'series'>,
    readonly length: number,
  ) {
    this.hashes = rollingHashes(leaders, length);
    this.runs = runsOf(view);
    for (let place = length - 1; place < leaders.length; place += 1) {
      const hash = this.hashes[place] ?? 0;
      if ((this.runs[place] ?? 0) <= -length && !this.places.has(hash)) this.places.set(hash, place);
    }
  }

  /** @returns the last place of a stretch that is trained on and holds what the one up to `place` holds; −1 where there is none */
  find(place: number): number {
    if ((this.runs[place] ?? 0) < this.length) return -1;
    const other = this.places.get(this.hashes[place] ?? 0) ?? -1;
    if (other < 0) return -1;
    for (let back = 0; back < this.length; back += 1) if (this.leaders[place - back] !== this.leaders[other - back]) return -1;
    return other;
  }

  /** Whether two stretches that are alike are so with one row more. */
  goesOn(place: number, other: number): boolean {
    const { series, part } = this.view;
    if (part[other] !== partCode.train || this.leaders[other] !== this.leaders[place]) return false;
    return !series || (series[place] === series[place - 1] && series[other] === series[other - 1]);
  }
}

/** [places] rows of one series, all trained on or all held back, up to each; negative where trained on, 0 for rows of no part */
function runsOf({ part, series }: Pick<AuditView, 'part' | 'series'>): Int32Array {
  const runs = new Int32Array(part.length);
  for (let place = 0; place < part.length; place += 1) {
    const code = part[place];
    const step = code === partCode.train ? -1 : code === partCode.validation || code === partCode.test ? 1 : 0;
    const before = place > 0 && (!series || series[place] === series[place - 1]) ? (runs[place - 1] ?? 0) : 0;
    runs[place] = step === 0 ? 0 : step * before > 0 ? before + step : step;
  }
  return runs;
}

/** [places] of the `length` values up to each, by a polynomial in whole numbers of 32 bits */
function rollingHashes(values: Uint32Array, length: number): Int32Array {
  const hashes = new Int32Array(values.length);
  let highest = 1;
  for (let power = 1; power < length; power += 1) highest = Math.imul(highest, factor);
  let hash = 0;
  for (let place = 0; place < values.length; place += 1) {
    if (place >= length) hash = (hash - Math.imul(mixed(values[place - length] ?? 0), highest)) | 0;
    hash = (Math.imul(hash, factor) + mixed(values[place] ?? 0)) | 0;
    hashes[place] = hash;
  }
  return hashes;
}

/** Neighbouring numbers far apart (the finalizer of MurmurHash3). */
function mixed(value: number): number {
  let bits = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
