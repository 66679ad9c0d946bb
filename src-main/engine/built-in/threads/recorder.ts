import type { Kernels } from '../kernels';
import { pieceCount } from './pieces';
import { isShared, OPEN_SHARES, type Share } from './shares';

type Call = (...args: number[]) => number | undefined;

/** What becomes of a call: it is done at once, written to the tape, or written to the tapes of all threads, a range of the weights each. */
type Mode = 'now' | 'tape' | 'ranges' | 'ranges-ahead';

/** Weights are shared out in ranges of whole vectors of this many bytes; what is smaller than the least range goes to the first thread whole. */
const RANGE_UNIT = 64;
const LEAST_RANGE = 4096;

/**
 * Stands in for the kernels. The layers' plans call it as they always do; in between it can write the calls down instead, so that another
 * thread plays them on the same memory. All their arguments are numbers, and none of them answers anything but a loss.
 */
export class Recorder {
  readonly kernels: Kernels;
  /** Names of the kernels by their number on a tape. */
  readonly names: readonly string[];
  readonly calls: readonly Call[];
  #mode: Mode = 'now';
  #tapes: number[][] = [];
  #shares: Share[] = [];

  constructor(real: Kernels) {
    const entries = Object.entries(real).filter(([, value]) => typeof value === 'function') as [string, Call][];
    this.names = entries.map(([name]) => name);
    this.calls = entries.map(([, call]) => call);
    const stand = Object.fromEntries(entries.map(([name, call], number) => [name, this.#standIn(name, number, call)]));
    this.kernels = { ...stand, memory: real.memory } as unknown as Kernels;
  }

  /** @returns the calls that `work` makes; none of them is done */
  record(work: () => void): readonly number[] {
    this.#tapes = [[0]];
    this.#during('tape', work);
    return this.#tapes[0] ?? [];
  }

  /** @returns the calls that a lane makes, and apart from them its shares of gradients that all threads sum; where they were, the tape says so */
  recordLane(work: () => void): { readonly tape: readonly number[]; readonly shares: readonly Share[] } {
    this.#shares = [];
    return { tape: this.record(work), shares: this.#shares };
  }

  /**
   * Shares out what an update does to every weight alike: each range gets its own tape, on which the calls stand in their order. A call
   * that looks at more than one weight at a time is done at once.
   *
   * @returns `ranges` tapes
   */
  recordRanges(ranges: number, work: () => void): readonly (readonly number[])[] {
    return this.#recordShared('ranges', ranges, work);
  }

  /**
   * The same while other threads are at work, for work of which nothing has to be done at once.
   *
   * @returns `ranges` tapes
   */
  recordRangesAhead(ranges: number, work: () => void): readonly (readonly number[])[] {
    return this.#recordShared('ranges-ahead', ranges, work);
  }

  #recordShared(mode: Mode, ranges: number, work: () => void): readonly (readonly number[])[] {
    this.#tapes = Array.from({ length: ranges }, () => [0]);
    this.#during(mode, work);
    return this.#tapes;
  }

  #during(mode: Mode, work: () => void): void {
    this.#mode = mode;
    try {
      work();
    } finally {
      this.#mode = 'now';
    }
  }

  #standIn(name: string, number: number, call: Call): Call {
    const pieces = pieceCount(name);
    return (...args) => {
      if (this.#mode === 'now') return call(...args);
      if (this.#mode === 'tape') this.#appendCall(name, number, args);
      else if (pieces !== null) this.#appendRanges(number, args, pieces);
      else return this.#atOnce(name, call, args);
      return 0;
    };
  }

  #appendCall(name: string, number: number, args: number[]): void {
    if (!isShared(name)) {
      append(this.#tapes[0], number, args);
      return;
    }
    append(this.#tapes[0], OPEN_SHARES, [this.#shares.length]);
    this.#shares.push({ name, number, args });
  }

  #atOnce(name: string, call: Call, args: number[]): number | undefined {
    if (this.#mode === 'ranges-ahead') throw new Error(`${name} looks at what others are still at work on.`);
    if (this.#tapes.some((tape) => tape.length > 1)) throw new Error(`${name} comes after calls that have not been done yet.`);
    return call(...args);
  }

  #appendRanges(number: number, args: readonly number[], pieces: number): void {
    const bytes = args[pieces] ?? 0;
    const share = Math.max(LEAST_RANGE, RANGE_UNIT * Math.ceil(bytes / RANGE_UNIT / this.#tapes.length));
    for (const [range, tape] of this.#tapes.entries()) {
      const from = Math.min(bytes, range * share);
      const length = Math.min(bytes - from, share);
      if (length <= 0) continue;
      append(tape, number, [
        ...args.slice(0, pieces).map((address) => (address === 0 ? 0 : address + from)),
        length,
        ...args.slice(pieces + 1),
      ]);
    }
  }
}

function append(tape: number[] | undefined, number: number, args: readonly number[]): void {
  if (!tape) return;
  tape[0] = (tape[0] ?? 0) + 1;
  tape.push(number, args.length, ...args);
}
