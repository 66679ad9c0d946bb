import { fail } from '../../core/errors';
import type { EngineState } from '../engine';
import type { Network } from './network';
import type { Optimizer } from './optimizers';

/** "SQBE", then a version, so that a file of another kind or a later one is refused. */
const MAGIC = 0x45425153;
const VERSION = 1;
const HEADER_WORDS = 8;

/**
 * Everything that training depends on, in one block of bytes (little-endian):
 * eight words (magic, version, weights, slots, scalars, seed low and high, 0), float64 step and optimizer scalars,
 * float32 weights and slots.
 */
export function saveState(network: Network, optimizer: Optimizer): EngineState {
  const { parameters, random, memory } = network;
  const arrays = [parameters.values, ...parameters.slots];
  const { scalars } = optimizer;
  const bytes = new ArrayBuffer(HEADER_WORDS * 4 + (1 + scalars.length) * 8 + arrays.length * parameters.size * 4);
  const header = [MAGIC, VERSION, parameters.size, parameters.slots.length, scalars.length, random.key[0], random.key[1], 0];
  new Uint32Array(bytes, 0, HEADER_WORDS).set(header);
  new Float64Array(bytes, HEADER_WORDS * 4, 1 + scalars.length).set([random.step, ...scalars]);
  const floats = new Float32Array(bytes, HEADER_WORDS * 4 + (1 + scalars.length) * 8);
  for (const [index, address] of arrays.entries()) floats.set(memory.floats(address, parameters.size), index * parameters.size);
  return new Uint8Array(bytes);
}

/** @throws SeqbenchError `model.invalid` where the state is not of this very model and optimizer */
export function restoreState(state: EngineState, network: Network, optimizer: Optimizer): void {
  const { parameters, random, memory } = network;
  const { scalars } = optimizer;
  const arrays = [parameters.values, ...parameters.slots];
  const numbersAt = HEADER_WORDS * 4;
  const floatsAt = numbersAt + (1 + scalars.length) * 8;
  // A copy, since the bytes may start anywhere and float64 may not (`slice` of a Node Buffer would be none).
  const bytes = new Uint8Array(state).buffer;
  const header = bytes.byteLength >= numbersAt ? [...new Uint32Array(bytes, 0, HEADER_WORDS)] : [];
  const wanted = [MAGIC, VERSION, parameters.size, parameters.slots.length, scalars.length];
  const fits = wanted.every((word, index) => header[index] === word) && bytes.byteLength === floatsAt + arrays.length * parameters.size * 4;
  if (!fits) fail({ code: 'model.invalid', message: 'The saved state does not belong to this model.', remedy: 'Start the run anew.' });
  random.key = [header[5] ?? 0, header[6] ?? 0];
  const [step = 0, ...numbers] = new Float64Array(bytes, numbersAt, 1 + scalars.length);
  random.step = step;
  scalars.set(numbers);
  const floats = new Float32Array(bytes, floatsAt);
  for (const [index, address] of arrays.entries()) {
    memory.floats(address, parameters.size).set(floats.subarray(index * parameters.size, (index + 1) * parameters.size));
  }
}
