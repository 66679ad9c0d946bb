import { fail } from '../../core/errors';
import type { EngineState } from '../engine';

/** "SQTF", then a version, so that a state of the other engine, or of a later version, is refused. */
const MAGIC = 0x46545153;
const VERSION = 1;
const HEADER_WORDS = 4;

/** What training depends on, as numbers and arrays. */
export interface TrainingState {
  readonly numbers: readonly number[];
  readonly arrays: readonly Float32Array[];
}

/** Little-endian: four words (magic, version, count of numbers, count of arrays), float64 numbers, a word a length, float32 arrays. */
export function encodeState({ numbers, arrays }: TrainingState): EngineState {
  const lengths = arrays.map(({ length }) => length);
  const floatsAt = HEADER_WORDS * 4 + numbers.length * 8 + arrays.length * 4;
  const bytes = new ArrayBuffer(floatsAt + lengths.reduce((sum, length) => sum + length * 4, 0));
  new Uint32Array(bytes, 0, HEADER_WORDS).set([MAGIC, VERSION, numbers.length, arrays.length]);
  new Float64Array(bytes, HEADER_WORDS * 4, numbers.length).set(numbers);
  new Uint32Array(bytes, HEADER_WORDS * 4 + numbers.length * 8, arrays.length).set(lengths);
  const floats = new Float32Array(bytes, floatsAt);
  let at = 0;
  for (const values of arrays) {
    floats.set(values, at);
    at += values.length;
  }
  return new Uint8Array(bytes);
}

/**
 * @param wanted how many numbers, and how long the arrays, of this very model and optimizer are
 * @throws SeqbenchError `model.invalid` where the state is of another
 */
export function decodeState(state: EngineState, wanted: { readonly numbers: number; readonly lengths: readonly number[] }): TrainingState {
  // A copy, since the bytes may start anywhere and float64 may not (`slice` of a Node Buffer would be none).
  const bytes = new Uint8Array(state).buffer;
  const { numbers, lengths } = wanted;
  const lengthsAt = HEADER_WORDS * 4 + numbers * 8;
  const floatsAt = lengthsAt + lengths.length * 4;
  const total = floatsAt + lengths.reduce((sum, length) => sum + length * 4, 0);
  if (
    bytes.byteLength !== total ||
    !hasWords(bytes, 0, [MAGIC, VERSION, numbers, lengths.length]) ||
    !hasWords(bytes, lengthsAt, lengths)
  ) {
    fail({ code: 'model.invalid', message: 'The saved state does not belong to this model.', remedy: 'Start the run anew.' });
  }
  let at = floatsAt;
  const arrays = lengths.map((length) => {
    at += length * 4;
    return new Float32Array(bytes, at - length * 4, length);
  });
  return { numbers: [...new Float64Array(bytes, HEADER_WORDS * 4, numbers)], arrays };
}

function hasWords(bytes: ArrayBuffer, at: number, words: readonly number[]): boolean {
  const found = new Uint32Array(bytes, at, words.length);
  return words.every((word, index) => found[index] === word);
}
