import { inLots, type Steps } from '../../steps';
import { partCode } from '../part-codes';
import { rollingHashes, rowHashes } from './row-hashes';
import type { AuditView } from './view';

/** Stretches of so many rows that are trained on, found by what they hold: by a table of hashes, since there may be millions. */
export class StretchIndex {
  /** By hash, with open addressing: the last place of the first such stretch and one; 0 where there is none. */
  private readonly table: Int32Array;

  private constructor(
    private readonly columns: readonly Float64Array[],
    private readonly view: Pick<AuditView, 'part' | 'series'>,
    readonly length: number,
    private readonly hashes: Int32Array,
    private readonly runs: Int32Array,
  ) {
    this.table = new Int32Array(2 ** Math.ceil(Math.log2(2 * runs.length + 2)));
  }

  /**
   * @param columns each [places], NaN where missing
   * @param length rows of a stretch
   */
  static *of(columns: readonly Float64Array[], view: Pick<AuditView, 'part' | 'series'>, length: number): Steps<StretchIndex> {
    const hashes = yield* rollingHashes(yield* rowHashes(columns, view.part.length), length);
    const index = new StretchIndex(columns, view, length, hashes, yield* runsOf(view));
    yield* inLots(view.part.length, (from, to) => {
      for (let place = from; place < to; place += 1) if ((index.runs[place] ?? 0) <= -length) index.add(place);
    });
    return index;
  }

  /** @returns the last place of a stretch that is trained on and holds what the one up to `place` holds; −1 where there is none */
  find(place: number): number {
    if ((this.runs[place] ?? 0) < this.length) return -1;
    const other = (this.table[this.slotOf(place)] ?? 0) - 1;
    if (other < 0) return -1;
    for (let back = 0; back < this.length; back += 1) if (!this.isAlike(place - back, other - back)) return -1;
    return other;
  }

  /** Whether two stretches that are alike are so with one row more. */
  goesOn(place: number, other: number): boolean {
    const { series, part } = this.view;
    if (part[other] !== partCode.train || !this.isAlike(place, other)) return false;
    return !series || (series[place] === series[place - 1] && series[other] === series[other - 1]);
  }

  private add(place: number): void {
    const slot = this.slotOf(place);
    if (this.table[slot] === 0) this.table[slot] = place + 1;
  }

  /** Where stretches of this hash are, or would be. */
  private slotOf(place: number): number {
    const { table, hashes } = this;
    const mask = table.length - 1;
    const hash = hashes[place] ?? 0;
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (table[slot] !== 0 && hashes[(table[slot] ?? 0) - 1] !== hash) slot = (slot + 1) & mask;
    return slot;
  }

  private isAlike(place: number, other: number): boolean {
    return this.columns.every((column) => {
      const [one, two] = [column[place] ?? NaN, column[other] ?? NaN];
      return one === two || (Number.isNaN(one) && Number.isNaN(two));
    });
  }
}

/** [places] rows of one series, all trained on or all held back, up to each; negative where trained on, 0 for rows of no part */
function* runsOf({ part, series }: Pick<AuditView, 'part' | 'series'>): Steps<Int32Array> {
  const runs = new Int32Array(part.length);
  yield* inLots(part.length, (from, to) => {
    for (let place = from; place < to; place += 1) {
      const code = part[place];
      const step = code === partCode.train ? -1 : code === partCode.validation || code === partCode.test ? 1 : 0;
      const before = place > 0 && (!series || series[place] === series[place - 1]) ? (runs[place - 1] ?? 0) : 0;
      runs[place] = step === 0 ? 0 : step * before > 0 ? before + step : step;
    }
  });
  return runs;
}
