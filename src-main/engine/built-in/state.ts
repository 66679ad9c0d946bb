import { fail } from '../../core/errors';
import type { EngineState } from '../engine';
import type { MemoryRegion } from './memory';
import type { Network } from './network';
import type { Optimizer } from './optimizers';

/** "SQBE", then a version, so that a file of another kind or a later one is refused. */
const MAGIC = 0x45425153;
const VERSION = 2;
const HEADER_WORDS = 8;

/**
 * Everything that training depends on, in one block of bytes (little-endian):
 * eight words (magic, version, numbers, pieces of memory, float32 in them all, seed low and high, 0), float64 step and optimizer
 * numbers, then the float32 of all pieces: weights, slots, what layers keep.
 */
export function saveState(network: Network, optimizer: Optimizer): EngineState {
  const { random, memory } = network;
  const regions = regionsOf(network);
  const numbers = [random.step, ...optimizer.numbers];
  const floats = floatsIn(regions);
  const bytes = new ArrayBuffer(HEADER_WORDS * 4 + numbers.length * 8 + floats * 4);
  const header = [MAGIC, VERSION, numbers.length, regions.length, floats, random.key[0], random.key[1], 0];
  new Uint32Array(bytes, 0, HEADER_WORDS).set(header);
  new Float64Array(bytes, HEADER_WORDS * 4, numbers.length).set(numbers);
  const values = new Float32Array(bytes, HEADER_WORDS * 4 + numbers.length * 8);
  let at = 0;
  for (const { address, count } of regions) {
    values.set(memory.floats(address, count), at);
    at += count;
  }
  return new Uint8Array(bytes);
}

/** @throws SeqbenchError `model.invalid` where the state is not of this very model and optimizer */
export function restoreState(state: EngineState, network: Network, optimizer: Optimizer): void {
  const { random, memory } = network;
  const regions = regionsOf(network);
  const floats = floatsIn(regions);
  const count = 1 + optimizer.numbers.length;
  const numbersAt = HEADER_WORDS * 4;
  const floatsAt = numbersAt + count * 8;
  // A copy, since the bytes may start anywhere and float64 may not (`slice` of a Node Buffer would be none).
  const bytes = new Uint8Array(state).buffer;
  const header = bytes.byteLength >= numbersAt ? [...new Uint32Array(bytes, 0, HEADER_WORDS)] : [];
  const wanted = [MAGIC, VERSION, count, regions.length, floats];
  const fits = wanted.every((word, index) => header[index] === word) && bytes.byteLength === floatsAt + floats * 4;
  if (!fits) fail({ code: 'model.invalid', message: 'The saved state does not belong to this model.', remedy: 'Start the run anew.' });
  random.key = [header[5] ?? 0, header[6] ?? 0];
  const [step = 0, ...numbers] = new Float64Array(bytes, numbersAt, count);
  random.step = step;
  const values = new Float32Array(bytes, floatsAt);
  let at = 0;
  for (const region of regions) {
    memory.floats(region.address, region.count).set(values.subarray(at, at + region.count));
    at += region.count;
  }
  optimizer.restore(numbers);
}

/** Weights, the optimizer's slots, and what layers keep from call to call. */
function regionsOf({ parameters, layers }: Network): readonly MemoryRegion[] {
  const slots = parameters.slots.map((address) => ({ address, count: parameters.size }));
  return [{ address: parameters.values, count: parameters.totalSize }, ...slots, ...layers.flatMap(({ kept }) => kept ?? [])];
}

function floatsIn(regions: readonly MemoryRegion[]): number {
  return regions.reduce((sum, { count }) => sum + count, 0);
}
