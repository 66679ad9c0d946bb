import type { Worker } from 'node:worker_threads';
import type { ModelSpec } from '../../../core/model/model';
import type { StepResult } from '../../engine';
import { instantiateKernels } from '../kernels';
import { MemoryPlan } from '../memory';
import { Network } from '../network';
import { NetworkPass, type BatchInput, type Pass } from '../pass';
import { sizeOf, type Lengths } from '../tensor';
import { checkBatch, checkTargets } from '../transfer';
import { addLanes } from './add-lanes';
import { cutRows, laneCount, laneRoom, type LaneRows, type ModelSize, rowsOf } from './lanes';
import { rangeCount } from './pieces';
import { Recorder } from './recorder';
import { areSame, type Share, shareTapes } from './shares';
import { type Around, Team } from './team';

/** Float32 of a room for the terms of products. */
const ROOM = 16;

export interface LanesOptions {
  readonly model: ModelSpec;
  readonly input: Lengths;
  readonly seed: number;
  readonly maxBatch: number;
  readonly size: ModelSize;
  readonly threads: number;
}

/**
 * A batch cut into lanes of rows, each with activations and gradients of its own, on as many threads as there are. Whoever computes a
 * lane, its sums are the same; gradients are added in the order of the lanes, so the threads do not change a bit.
 */
export class LanesPass implements Pass {
  readonly targetSize: number;
  /** The first lane's: its weights, gradients and masks are the model's. */
  readonly network: Network;
  readonly #lanes: readonly NetworkPass[];
  readonly #recorder: Recorder;
  readonly #rooms: readonly number[];
  readonly #outputSize: number;
  readonly #sampleSize: number;
  readonly #answers: Float32Array;
  /** As written down last: they stay the same from step to step while the batches are of one size. */
  readonly #groups: { readonly lanes: readonly Share[]; readonly tapes: readonly (readonly number[])[] }[] = [];
  #team: Team | null = null;

  constructor(private readonly options: LanesOptions) {
    const { model, input, seed, maxBatch, size, threads } = options;
    this.#recorder = new Recorder(instantiateKernels(threads > 1));
    const { kernels } = this.#recorder;
    const memory = new MemoryPlan(kernels);
    const room = laneRoom(size, maxBatch);
    const first = new Network(model, input, seed, room[0] ?? 1, { kernels, memory, lane: 0 });
    const { parameters } = first;
    const others = room.slice(1).map((rows, i) => new Network(model, input, seed, rows, { kernels, memory, parameters, lane: i + 1 }));
    this.network = first;
    this.#lanes = [first, ...others].map((network, lane) => new NetworkPass(model, network, room[lane] ?? 1));
    this.#rooms = Array.from({ length: threads }, () => memory.reserve(ROOM));
    this.targetSize = this.#lanes[0]?.targetSize ?? 1;
    this.#sampleSize = sizeOf(input);
    this.#outputSize = sizeOf(first.output.shape);
    this.#answers = new Float32Array(maxBatch * this.#outputSize);
  }

  /** Plans of the lanes after the first, and the threads. */
  start(): void {
    for (const { network } of this.#lanes.slice(1)) network.prepare();
    const [own = 0, ...rooms] = this.#rooms;
    // Not the place that the module began with: that is written anew by every thread's instance as it starts.
    this.network.kernels.useTermRoom(own);
    const { maxBatch } = this.options;
    const blank = (size: number): Float32Array => new Float32Array(maxBatch * size);
    const batch = { x: blank(this.#sampleSize), y: blank(this.targetSize), sampleWeights: undefined };
    const shares: (readonly Share[])[] = [];
    const tapes = [
      ...this.#learnTapes(batch, this.#cut(batch.x), true, shares),
      ...this.#shareGroups(shares).flat(),
      ...this.#recorder.recordRanges(this.#ranges, () => this.#addLanes(this.#lanes.length)),
    ];
    // Twice what is known of: an optimizer adds a few calls.
    const tapeLength = 2 * Math.max(...tapes.map(({ length }) => length)) + 256;
    const { memory } = this.network.kernels;
    this.#team = new Team({ recorder: this.#recorder, memory, rooms, tapeLength });
  }

  predict(x: Float32Array): Float32Array {
    this.#check(x);
    const cut = this.#cut(x);
    this.#play(
      cut.map((rows, lane) =>
        this.#recorder.record(() => {
          const { network, transfer } = this.#lane(lane);
          const batch = transfer.load(rowsOf(x, rows, this.#sampleSize));
          network.forward(batch, false);
          transfer.answers(batch);
        }),
      ),
    );
    this.#checkLanes(cut);
    return this.#gather(cut);
  }

  evaluate(batch: BatchInput): StepResult {
    this.#check(batch.x, batch);
    const output = this.predict(batch.x);
    const cut = this.#cut(batch.x);
    const whole = batch.x.length / this.#sampleSize;
    const losses = cut.map((rows, lane) => this.#lane(lane).lossOf(this.#partOf(batch, rows), false, whole));
    return { loss: losses.reduce((sum, loss) => sum + loss, 0), output };
  }

  learn(batch: BatchInput, training: boolean): StepResult {
    this.#check(batch.x, batch);
    const cut = this.#cut(batch.x);
    const losses = this.#learnLanes(batch, cut, training);
    this.#checkLanes(cut);
    if (cut.length > 1) this.update(() => this.#addLanes(cut.length));
    return { loss: losses.reduce((sum, loss) => sum + loss, 0), output: this.#gather(cut) };
  }

  update(work: () => void): void {
    this.#play(this.#recorder.recordRanges(this.#ranges, work));
  }

  /** The update is written down while other threads compute the larger lanes, and the answers are gathered while they update. */
  train(batch: BatchInput, work: () => void): StepResult {
    this.#check(batch.x, batch);
    const cut = this.#cut(batch.x);
    let update: readonly (readonly number[])[] = [];
    const losses = this.#learnLanes(batch, cut, true, () => {
      update = this.#recorder.recordRangesAhead(this.#ranges, () => {
        this.#addLanes(cut.length);
        work();
      });
    });
    this.#checkLanes(cut);
    let output = this.#answers;
    const gather = (): void => {
      output = this.#gather(cut);
    };
    this.#play([], { groups: () => [update], meanwhile: gather });
    return { loss: losses.reduce((sum, loss) => sum + loss, 0), output };
  }

  notFiniteLayer(): string | null {
    return this.#lanes.map((lane) => (lane.transfer.batch > 0 ? lane.notFiniteLayer() : null)).find((name) => name !== null) ?? null;
  }

  dispose(): void {
    this.#team?.dispose();
  }

  get workers(): readonly Worker[] {
    return this.#team?.workers ?? [];
  }

  /** @returns the losses of the lanes */
  #learnLanes(batch: BatchInput, cut: readonly LaneRows[], training: boolean, meanwhile?: () => void): Float64Array {
    const shares: (readonly Share[])[] = [];
    const around = { openers: cut.length, groups: () => this.#shareGroups(shares), ...(meanwhile && { meanwhile }) };
    return this.#play(this.#learnTapes(batch, cut, training, shares), around).slice(0, cut.length);
  }

  /** Every weight whose gradient is shared out is a group. @param shares of every lane, the same weights in each */
  #shareGroups(shares: readonly (readonly Share[])[]): readonly (readonly (readonly number[])[])[] {
    const groups = shares[0] ?? [];
    return groups.map((_, group) => {
      const lanes = shares.map((own) => own[group]).filter((share) => share !== undefined);
      const known = this.#groups[group];
      if (known && areSame(known.lanes, lanes)) return known.tapes;
      const tapes = shareTapes(lanes, groups.length);
      this.#groups[group] = { lanes, tapes };
      return tapes;
    });
  }

  /**
   * One after the other, as they are asked for: other threads compute the first while the next is written down.
   *
   * @param shares gets those of every lane
   */
  *#learnTapes(batch: BatchInput, cut: readonly LaneRows[], training: boolean, shares: (readonly Share[])[]): Iterable<readonly number[]> {
    const whole = batch.x.length / this.#sampleSize;
    const { key, step } = this.network.random;
    for (const [lane, rows] of cut.entries()) {
      const { tape, shares: own } = this.#recorder.recordLane(() => {
        const pass = this.#lane(lane);
        const { network, transfer } = pass;
        Object.assign(network.random, { key, step });
        const count = transfer.load(rowsOf(batch.x, rows, this.#sampleSize));
        network.forward(count, training);
        pass.lossOf(this.#partOf(batch, rows), true, whole);
        transfer.answers(count);
        network.backward(count, training);
      });
      shares.push(own);
      yield tape;
    }
  }

  #addLanes(lanes: number): void {
    const { kernels, parameters } = this.network;
    const others = Array.from({ length: lanes - 1 }, (_, i) => this.#lane(i + 1).network.grads);
    addLanes(kernels, parameters, others);
  }

  #checkLanes(cut: readonly LaneRows[]): void {
    for (const [lane, { count }] of cut.entries()) if (count > 0) this.#lane(lane).network.check(count);
  }

  #cut(x: Float32Array): readonly LaneRows[] {
    const batch = x.length / this.#sampleSize;
    return cutRows(batch, laneCount(this.options.size, batch));
  }

  /** Before anything is cut, so that the error names the whole. */
  #check(x: Float32Array, given?: Omit<BatchInput, 'x'>): void {
    checkBatch(x.length, this.#sampleSize, this.options.maxBatch);
    if (given) checkTargets(given.y, given.sampleWeights, x.length / this.#sampleSize, this.targetSize);
  }

  #partOf({ y, sampleWeights }: Omit<BatchInput, 'x'>, rows: LaneRows): Omit<BatchInput, 'x'> {
    return { y: rowsOf(y, rows, this.targetSize), sampleWeights: sampleWeights && rowsOf(sampleWeights, rows, 1) };
  }

  #lane(index: number): NetworkPass {
    const lane = this.#lanes[index];
    if (!lane) throw new Error(`There is no lane ${index}.`);
    return lane;
  }

  #play(tapes: Iterable<readonly number[]>, around?: Around): Float64Array {
    if (!this.#team) throw new Error('The threads have not been started.');
    return this.#team.play(tapes, around);
  }

  get #ranges(): number {
    return rangeCount(this.network.parameters.size);
  }

  #gather(cut: readonly LaneRows[]): Float32Array {
    for (const [lane, { start }] of cut.entries()) this.#answers.set(this.#lane(lane).transfer.view(), start * this.#outputSize);
    return this.#answers.subarray(0, cut.reduce((sum, { count }) => sum + count, 0) * this.#outputSize);
  }
}
