/** Digits of 16 bits that a number in double precision has. */
const digits = 4;
const base = 2 ** 16;

/** Values that share their first digits. */
interface Candidate {
  readonly digits: readonly number[];
  /** Values that are less than all of these. */
  readonly before: number;
  /** [digit] values by their next digit */
  readonly counts: Float64Array;
}

/**
 * Finds which values have some ranks among numbers of any count without keeping them: they are gone through four times, and those that may
 * still be meant are counted by the next 16 bits of their bit pattern, which is in the order of the numbers (a radix selection).
 */
export class RankSearch {
  static readonly passes = digits;
  private readonly number = new Float64Array(1);
  // Every machine that this runs on is little-endian: the first digit is the last of these.
  private readonly words = new Uint16Array(this.number.buffer);
  private readonly key = new Uint16Array(digits);
  private candidates: readonly Candidate[] = [{ digits: [], before: 0, counts: new Float64Array(base) }];

  /** @param value no NaN */
  add(value: number): void {
    const { key } = this;
    this.number[0] = value;
    // The bit pattern of a negative number falls while the number rises.
    const negative = (this.words[digits - 1] ?? 0) >= base / 2;
    for (let at = 0; at < digits; at += 1) key[at] = (this.words[digits - 1 - at] ?? 0) ^ (negative ? base - 1 : at === 0 ? base / 2 : 0);
    for (const candidate of this.candidates) {
      const known = candidate.digits.length;
      let at = 0;
      while (at < known && candidate.digits[at] === key[at]) at += 1;
      if (at < known) continue;
      const next = key[known] ?? 0;
      candidate.counts[next] = (candidate.counts[next] ?? 0) + 1;
    }
  }

  /** Ends a pass, after which all values are added once more. @param ranks that are looked for, from 0 */
  endPass(ranks: readonly number[]): void {
    const narrowed: Candidate[] = [];
    for (const rank of ranks) {
      const found = this.narrow(rank);
      if (!narrowed.some(({ before }) => before === found.before)) narrowed.push(found);
    }
    this.candidates = narrowed.sort((a, b) => a.before - b.before);
  }

  /** The value of a rank that was looked for, after the last pass. */
  valueAt(rank: number): number {
    const found = this.candidates.findLast(({ before }) => before <= rank)?.digits ?? [];
    const negative = (found[0] ?? 0) < base / 2;
    for (const [at, digit] of found.entries()) this.words[digits - 1 - at] = digit ^ (negative ? base - 1 : at === 0 ? base / 2 : 0);
    return this.number[0] ?? NaN;
  }

  private narrow(rank: number): Candidate {
    const within = this.candidates.findLast(({ before }) => before <= rank);
    let before = within?.before ?? 0;
    let digit = 0;
    for (; digit < base - 1; digit += 1) {
      const count = within?.counts[digit] ?? 0;
      if (before + count > rank) break;
      before += count;
    }
    return { digits: [...(within?.digits ?? []), digit], before, counts: new Float64Array(base) };
  }
}
