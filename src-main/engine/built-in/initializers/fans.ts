import { sizeOf } from '../tensor';

/** Keras 3's `compute_fans`: inputs and outputs of a weight; a convolution's are taken times its kernel size, a vector's are its length. */
export function fansOf(shape: readonly number[]): { readonly fanIn: number; readonly fanOut: number } {
  const receptive = sizeOf(shape.slice(0, -2));
  const fanOut = shape.at(-1) ?? 1;
  const fanIn = shape.at(-2) ?? fanOut;
  return { fanIn: receptive * fanIn, fanOut: receptive * fanOut };
}
