import { Worker } from 'node:worker_threads';
import { fail } from '../../../core/errors';
import { kernelsModule, type WasmMemory } from '../kernels-module';
import { hasEnded } from './has-ended';
import type { Recorder } from './recorder';
import { MOST_WRITTEN } from '../written-weights';
import { hasJob, openShares, playTape, takeJob, workerSource } from './worker-source';

/** Control words, in a memory of their own that all threads see: of groups of shares, as many as there are groups. */
const words = { start: 0, stop: 1, ticket: 2, done: 3, failed: 4, needed: 5, group: 16, size: 16 + MOST_WRITTEN } as const;
const CONTROL_WORDS = words.size + MOST_WRITTEN;
/**
 * Turns that a thread looks for work before it sleeps: about half a millisecond, longer than the caller is busy alone between two rounds.
 * A thread that sleeps takes 50 microseconds to begin.
 */
const SPINS = 100_000;
/** Milliseconds between two looks at whether the threads are still there. */
const LOOK_MS = 50;
const MOST_JOBS = 64;

type Tape = readonly number[];

export interface TeamOptions {
  readonly recorder: Recorder;
  readonly memory: WasmMemory;
  /** A room for the terms of products for every thread besides the caller's. */
  readonly rooms: readonly number[];
  /** Numbers that the longest tape takes. */
  readonly tapeLength: number;
  /** Milliseconds after which a thread that is there but has not finished its job is taken for dead; a minute where left out. */
  readonly patience?: number;
}

/** What is done around the tapes of a round. */
export interface Around {
  /** Done by the caller before it takes a tape itself; the others are at work then. */
  readonly meanwhile?: () => void;
  /** Tapes in groups. A group is begun once every tape of the round has come to where it says that it opens that group; asked for after `meanwhile`. */
  readonly groups?: () => readonly (readonly Tape[])[];
  /** Tapes of the round that open the groups. */
  readonly openers?: number;
}

/**
 * Threads that play tapes of kernel calls on one memory. The caller is one of them: it takes jobs like the others, so that work goes on
 * while they start, and a team of one is a plain loop.
 */
export class Team {
  readonly #control = new Int32Array(new SharedArrayBuffer(CONTROL_WORDS * 4));
  readonly #results = new Float64Array(new SharedArrayBuffer(MOST_JOBS * 8));
  readonly #tapes: Float64Array;
  readonly #tapeLength: number;
  readonly #workers: readonly Worker[];
  readonly #calls: Recorder['calls'];
  readonly #patience: number;
  #round = 0;
  #jobs = 0;
  #ended = false;

  constructor({ recorder, memory, rooms, tapeLength, patience = 60_000 }: TeamOptions) {
    this.#tapeLength = tapeLength;
    this.#patience = patience;
    this.#tapes = new Float64Array(new SharedArrayBuffer(MOST_JOBS * tapeLength * 8));
    this.#calls = recorder.calls;
    this.#workers = rooms.map((room) => this.#start(recorder, memory, room));
  }

  /**
   * @param tapes the others begin with each as soon as it is there
   * @returns what each tape answered, once all have been played
   * @throws SeqbenchError `run.trainer-died` where a thread ended, or lost the patience of the others; the team is of no use then
   */
  play(tapes: Iterable<Tape>, { meanwhile, groups, openers = 0 }: Around = {}): Float64Array {
    this.#begin(openers);
    try {
      for (const tape of tapes) this.#add(tape);
      meanwhile?.();
      for (const [group, own] of groups?.().entries() ?? []) this.#addGroup(group, own);
    } catch (thrown) {
      // The others are at work, and must have ended before anything else is begun.
      this.#finish();
      throw thrown;
    }
    return this.#finish();
  }

  #begin(openers: number): void {
    if (this.#ended) this.#died();
    const control = this.#control;
    this.#jobs = 0;
    this.#round += 1;
    control.fill(0, words.group, words.group + MOST_WRITTEN);
    // The caller opens a group as well, once its tapes are written.
    Atomics.store(control, words.needed, openers + 1);
    Atomics.store(control, words.done, 0);
    Atomics.store(control, words.ticket, (this.#round & 65_535) << 16);
  }

  /** The others begin with it at once. */
  #add(tape: Tape): void {
    const control = this.#control;
    this.#write(tape);
    Atomics.add(control, words.ticket, 1 << 8);
    Atomics.add(control, words.start, 1);
    if (this.#workers.length > 0) Atomics.notify(control, words.start);
  }

  /** The others begin with it once all have opened it. */
  #addGroup(group: number, tapes: readonly Tape[]): void {
    for (const tape of tapes) this.#write(tape);
    Atomics.store(this.#control, words.size + group, tapes.length);
    this.#open(group);
  }

  #write(tape: Tape): void {
    if (this.#jobs === MOST_JOBS || tape.length > this.#tapeLength) throw new Error('The work does not fit on the tapes.');
    this.#tapes.set(tape, this.#jobs * this.#tapeLength);
    this.#jobs += 1;
  }

  readonly #open = (group: number): void => {
    openShares(this.#control, words, group);
  };

  #finish(): Float64Array {
    const control = this.#control;
    const end = performance.now() + this.#patience;
    for (;;) {
      for (let job = takeJob(control, words.ticket); job >= 0; job = takeJob(control, words.ticket)) {
        this.#results[job] = playTape(this.#calls, this.#tapes, job * this.#tapeLength, this.#open);
        Atomics.add(control, words.done, 1);
      }
      const done = Atomics.load(control, words.done);
      if (Atomics.load(control, words.failed) === 1) this.#died();
      if (done === this.#jobs) return this.#results;
      this.#wait(done, end);
    }
  }

  /** Ends the threads; they never keep the process alive. */
  dispose(): void {
    Atomics.store(this.#control, words.stop, 1);
    Atomics.add(this.#control, words.start, 1);
    Atomics.notify(this.#control, words.start);
    for (const worker of this.#workers) void worker.terminate();
  }

  /** The threads besides the caller's. */
  get workers(): readonly Worker[] {
    return this.#workers;
  }

  #start(recorder: Recorder, memory: WasmMemory, room: number): Worker {
    const workerData = {
      module: kernelsModule(true),
      memory,
      room,
      names: recorder.names,
      control: this.#control,
      tapes: this.#tapes,
      results: this.#results,
      tapeLength: this.#tapeLength,
      words,
      spins: SPINS,
    };
    const worker = new Worker(workerSource, { eval: true, workerData, stdin: false });
    worker.unref();
    const end = (): void => {
      this.#ended = true;
    };
    worker.on('error', end);
    worker.on('exit', end);
    // It has begun: from now on its end can be told.
    worker.once('message', () => hasEnded(worker));
    return worker;
  }

  /**
   * Until another job is done, or there are more to be taken.
   *
   * @param done how many were, when that was looked at
   * @param end when patience is over, as `performance.now()` tells it
   */
  #wait(done: number, end: number): void {
    const control = this.#control;
    for (let i = 0; i < SPINS; i++) {
      if (Atomics.load(control, words.done) !== done || hasJob(control, words.ticket)) return;
    }
    while (Atomics.load(control, words.done) === done && !hasJob(control, words.ticket)) {
      if (Atomics.wait(control, words.done, done, LOOK_MS) !== 'timed-out') return;
      if (this.#workers.some(hasEnded) || performance.now() > end) this.#died();
    }
  }

  #died(): never {
    this.#ended = true;
    return fail({
      code: 'run.trainer-died',
      message: 'A thread of the built-in engine ended in the middle of training.',
      remedy: 'Resume the run from its last checkpoint.',
    });
  }
}
