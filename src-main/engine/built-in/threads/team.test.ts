import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { SeqbenchError } from '../../../core/errors';
import { instantiateKernels } from '../kernels';
import { MemoryPlan } from '../memory';
import { Recorder } from './recorder';
import { Team } from './team';

/** Vectors that a thread makes orthonormal, and their length: many seconds of work. */
const LONG = 2048;
const teams: Team[] = [];

afterEach(() => {
  for (const team of teams.splice(0)) team.dispose();
});

/**
 * A thread that has begun, and what makes it and the caller work together: each takes a job of two calls, a mark in the memory and long
 * work. In the caller's own thread these are functions of the test, so that `meanwhile` is called once the other is in the middle of it.
 */
async function twoAtWork(meanwhile: (other: Worker) => void, patience?: number) {
  const kernels = instantiateKernels(true);
  const memory = new MemoryPlan(kernels);
  const [one, mark, room, work] = [16, 16, 16, LONG * LONG * 2].map((count) => memory.reserve(count)) as [number, number, number, number];
  memory.commit();
  memory.floats(one, 1).fill(1);
  new Float64Array(kernels.memory.buffer, work, LONG * LONG).forEach((_, i, all) => (all[i] = Math.sin(i * i)));
  const orthonormalize = (): void => {
    until(() => memory.floats(mark, 1)[0] === 1);
    meanwhile(worker);
  };
  const recorder = new Recorder({ ...kernels, copy: () => undefined, orthonormalize });
  const job = recorder.record(() => {
    recorder.kernels.copy(mark, one, 4);
    recorder.kernels.orthonormalize(work, LONG, LONG);
  });
  const team = new Team({ recorder, memory: kernels.memory, rooms: [room], tapeLength: 64, ...(patience !== undefined && { patience }) });
  teams.push(team);
  const worker = team.workers[0]!;
  await once(worker, 'message');
  return { team, worker, play: () => faultOf(() => team.play([job, job])) };
}

/** Waits as the caller of a team does: without giving way to any event. */
function until(condition: () => boolean): void {
  const nothing = new Int32Array(new SharedArrayBuffer(4));
  const end = performance.now() + 30_000;
  while (!condition()) {
    if (performance.now() > end) throw new Error('The other thread has not begun its job.');
    Atomics.wait(nothing, 0, 0, 1);
  }
}

function faultOf(work: () => unknown): { readonly code: string; readonly milliseconds: number } {
  const began = performance.now();
  try {
    work();
  } catch (thrown) {
    if (thrown instanceof SeqbenchError) return { code: thrown.info.code, milliseconds: performance.now() - began };
    throw thrown;
  }
  throw new Error('Both jobs have been done.');
}

/** Milliseconds, half of what a team waits for one of its threads: at once, on a machine that has much else to do. */
const SOON = 30_000;

describe('a thread of a team', { timeout: 180_000 }, () => {
  it('that is ended in the middle of its job is missed at once, though the caller hears of nothing while it waits', async () => {
    const { team, worker, play } = await twoAtWork((other) => void other.terminate());
    const { code, milliseconds } = play();
    expect(code).toBe('run.trainer-died');
    expect(milliseconds).toBeLessThan(SOON);
    expect(worker.threadId).not.toBe(-1);
    expect(() => team.play([[0]])).toThrow('thread');
    team.dispose();
    await once(worker, 'exit');
  });

  it('that does not come back is given up when patience is over, and ends when the team does', async () => {
    const { team, worker, play } = await twoAtWork(() => undefined, 400);
    const { code, milliseconds } = play();
    expect(code).toBe('run.trainer-died');
    expect(milliseconds).toBeGreaterThanOrEqual(400);
    expect(milliseconds).toBeLessThan(SOON);
    expect(() => team.play([[0]])).toThrow('thread');
    team.dispose();
    await once(worker, 'exit');
  });
});

it('a group of tapes is begun once every tape of the round has opened it, in the order of the groups', () => {
  const order: string[] = [];
  const said = (name: string) => () => void order.push(name);
  const real = { ...instantiateKernels(), copy: said('lane'), zero: said('first group'), add: said('second group') };
  const recorder = new Recorder(real);
  const { kernels } = recorder;
  const lane = recorder.recordLane(() => {
    kernels.copy(0, 0, 0);
    for (const weights of [0, 1]) kernels.denseGradient(weights, 0, 0, 1, 8, 8, 4, 0, 8, 1);
  });
  expect(lane.shares.map(({ args }) => args[0])).toEqual([0, 1]);
  const [first, second] = [() => kernels.zero(0, 0), () => kernels.add(0, 0, 0, 0)].map((work) => recorder.record(work));
  const team = new Team({ recorder, memory: real.memory, rooms: [], tapeLength: 64 });
  teams.push(team);
  const meanwhile = said('caller');
  for (let round = 0; round < 2; round++) {
    order.length = 0;
    team.play([lane.tape, lane.tape, lane.tape], { openers: 3, meanwhile, groups: () => [[first!, first!], [second!]] });
    expect(order).toEqual(['caller', 'lane', 'lane', 'lane', 'first group', 'first group', 'second group']);
  }
});
