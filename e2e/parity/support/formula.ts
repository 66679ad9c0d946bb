/** Numbers that Python and TypeScript compute alike, so that no file has to carry them; `formula.py` holds the same lines. */

/** Tensors of a case by number; the weights follow, in the order of Keras's `get_weights()`. */
export const tensors = { x: 0, y: 1, sampleWeights: 2, firstWeight: 3 } as const;

/** What a case's inputs, targets or sample weights are made of. */
export type DataSpec =
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  | { readonly kind: 'integers'; readonly low: number; readonly high: number }
  | { readonly kind: 'walk'; readonly step: number }
  | { readonly kind: 'one_hot' }
  | { readonly kind: 'values'; readonly values: readonly number[] };

type Shape = readonly number[];

/** @returns a multiple of 2⁻²⁴ in [0, 1): a 32-bit hash ("lowbias32") of the seed, the tensor and the place in it */
function unit(seed: number, tensor: number, index: number): number {
  let word = (Math.imul(seed, 0x9e3779b1) + Math.imul(tensor, 0x85ebca77) + Math.imul(index, 0xc2b2ae3d)) | 0;
  word = Math.imul(word ^ (word >>> 16), 0x7feb352d);
  word = Math.imul(word ^ (word >>> 15), 0x846ca68b);
  word ^= word >>> 16;
  return (word >>> 8) / 2 ** 24;
}

export const sizeOf = (shape: Shape): number => shape.reduce((product, size) => product * size, 1);

function uniform(seed: number, tensor: number, size: number, low: number, high: number): Float32Array {
  return Float32Array.from({ length: size }, (_, index) => low + (high - low) * unit(seed, tensor, index));
}

/** Whole numbers from `low` to `high`, both included. */
function integers(seed: number, tensor: number, size: number, low: number, high: number): Float32Array {
  return Float32Array.from({ length: size }, (_, index) => low + Math.floor((high - low + 1) * unit(seed, tensor, index)));
}

/** Sums of whole numbers along axis 1: scores of games. */
function walk(seed: number, tensor: number, shape: Shape, step: number): Float32Array {
  const values = integers(seed, tensor, sizeOf(shape), -step, step);
  const features = sizeOf(shape.slice(2));
  const sample = sizeOf(shape.slice(1));
  for (let i = 0; i < values.length; i++) {
    if (i % sample >= features) values[i] = values[i]! + values[i - features]!;
  }
  return values;
}

/** Rows of zeros with a single 1, drawn evenly over the last axis. */
function oneHot(seed: number, tensor: number, shape: Shape): Float32Array {
  const classes = shape.at(-1)!;
  const values = new Float32Array(sizeOf(shape));
  integers(seed, tensor, sizeOf(shape.slice(0, -1)), 0, classes - 1).forEach((chosen, row) => (values[row * classes + chosen] = 1));
  return values;
}

/** @returns the array that a case describes, row-major */
export function dataOf(spec: DataSpec, seed: number, tensor: number, shape: Shape): Float32Array {
  switch (spec.kind) {
    case 'uniform':
      return uniform(seed, tensor, sizeOf(shape), spec.low, spec.high);
    case 'integers':
      return integers(seed, tensor, sizeOf(shape), spec.low, spec.high);
    case 'walk':
      return walk(seed, tensor, shape, spec.step);
    case 'one_hot':
      return oneHot(seed, tensor, shape);
    case 'values':
      return Float32Array.from({ length: sizeOf(shape) }, (_, index) => spec.values[index % spec.values.length]!);
  }
}

/** @returns a weight's values: of the size that training would start with, never all zero */
export function weightOf(name: string, shape: Shape, seed: number, tensor: number, scale: number): Float32Array {
  const between = (low: number, high: number) => uniform(seed, tensor, sizeOf(shape), low, high);
  switch (name) {
    case 'gamma':
    case 'moving_variance':
      return between(0.7, 1.3);
    case 'beta':
    case 'moving_mean':
    case 'bias':
      return between(-0.2, 0.2);
    case 'embeddings':
      return between(-0.5, 0.5);
    default: {
      const limit = scale * Math.sqrt(3 / sizeOf(shape.slice(0, -1))) * (name === 'recurrent_kernel' ? 0.75 : 1);
      return between(-limit, limit);
    }
  }
}

/** FNV-1a over the float32 words, four bytes at a time: both sides had the same bits. */
export function checksum(values: Float32Array): number {
  let result = 0x811c9dc5;
  for (const word of new Uint32Array(values.buffer, values.byteOffset, values.length)) {
    result = Math.imul(result ^ word, 0x01000193);
  }
  return result >>> 0;
}
