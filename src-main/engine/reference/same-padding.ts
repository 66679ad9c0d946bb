/**
 * TensorFlow's "SAME": as many cells of padding as make ceil(length / stride) windows fit; the odd one goes to the end.
 *
 * @param span cells from the window's first to its last
 */
export function samePadding(length: number, span: number, stride: number): { readonly before: number; readonly after: number } {
  const total = Math.max((Math.ceil(length / stride) - 1) * stride + span - length, 0);
  const before = Math.floor(total / 2);
  return { before, after: total - before };
}
