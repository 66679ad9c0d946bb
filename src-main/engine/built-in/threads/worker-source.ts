/**
 * What a thread runs, as plain JavaScript: Node starts it from this text, so that it works alike in bundles, tests and Electron.
 *
 * The control words and tapes are those of `team.ts`. A thread waits for a new number in START, which every job brings, then
 * takes jobs until none is left. It does
 * so within its event loop, which `hasEnded` looks at.
 */
export const workerSource = `
const { parentPort, workerData } = require('node:worker_threads');
const { module, memory, room, names, control, tapes, results, tapeLength, words, spins } = workerData;
const abort = () => { throw new Error('A kernel of the built-in engine stopped.'); };
const kernels = new WebAssembly.Instance(module, { env: { abort, memory } }).exports;
kernels.useTermRoom(room);
const calls = names.map((name) => kernels[name]);
const play = (${playTape.toString()});
const take = (${takeJob.toString()});
const openShares = (${openShares.toString()});
const open = (group) => openShares(control, words, group);
setImmediate(() => {
  parentPort.postMessage('begun');
  let seen = 0;
  for (;;) {
    for (let i = 0; i < spins && Atomics.load(control, words.start) === seen; i++);
    while (Atomics.load(control, words.start) === seen) Atomics.wait(control, words.start, seen);
    seen = Atomics.load(control, words.start);
    if (Atomics.load(control, words.stop) === 1) break;
    for (let job = take(control, words.ticket); job >= 0; job = take(control, words.ticket)) {
      try {
        results[job] = play(calls, tapes, job * tapeLength, open);
      } catch {
        Atomics.store(control, words.failed, 1);
      }
      Atomics.add(control, words.done, 1);
      Atomics.notify(control, words.done);
    }
  }
});
`;

/**
 * Plays the calls of one tape: how many there are, then for each the kernel's number, how many arguments, and the arguments.
 *
 * @param open what is called with its argument where a kernel's number is negative: a lane is done with what a group of shares reads
 * @returns the last number that a kernel answered; 0 where none did
 */
export function playTape(
  calls: readonly ((...args: number[]) => number | undefined)[],
  tapes: Float64Array,
  start: number,
  open: (group: number) => void,
): number {
  let answer = 0;
  let at = start + 1;
  for (let left = tapes[start] ?? 0; left > 0; left--) {
    const call = tapes[at] ?? 0;
    const count = tapes[at + 1] ?? 0;
    if (call < 0) open(tapes[at + 2] ?? 0);
    const given = call < 0 ? undefined : calls[call]?.(...tapes.subarray(at + 2, at + 2 + count));
    if (given !== undefined) answer = given;
    at += 2 + count;
  }
  return answer;
}

/**
 * Takes the next job. The ticket holds the round (16 bits), how many jobs it has so far and how many are taken (8 bits each) in one word, so
 * that a thread that comes late takes a job of the round that is under way or none.
 *
 * @returns its number, or -1 where none is left
 */
export function takeJob(control: Int32Array, ticket: number): number {
  for (;;) {
    const value = Atomics.load(control, ticket);
    const taken = value & 255;
    if (taken >= ((value >>> 8) & 255)) return -1;
    if (Atomics.compareExchange(control, ticket, value, value + 1) === value) return taken;
  }
}

/** Whether `takeJob` would give one. */
export function hasJob(control: Int32Array, ticket: number): boolean {
  const value = Atomics.load(control, ticket);
  return (value & 255) < ((value >>> 8) & 255);
}

/** Words of control that `openShares` uses; `group` and `size` are the first of as many as there are groups. */
interface ShareWords {
  readonly start: number;
  readonly ticket: number;
  readonly done: number;
  readonly needed: number;
  readonly group: number;
  readonly size: number;
}

/**
 * Counts who is done with what a group of shares waits for: every lane, and the caller who writes their tapes. The last one lets them be
 * taken. Everyone counts for the groups in their order, so that their jobs are let go in the order of their tapes.
 */
export function openShares(control: Int32Array, words: ShareWords, group: number): void {
  if (Atomics.add(control, words.group + group, 1) + 1 < Atomics.load(control, words.needed)) return;
  Atomics.add(control, words.ticket, Atomics.load(control, words.size + group) << 8);
  Atomics.add(control, words.start, 1);
  Atomics.notify(control, words.start);
  Atomics.notify(control, words.done);
}
