/**
 * Keras 3 `layers.GlobalMaxPooling1D` and `2D`: the largest value over all cells.
 *
 * @param x [cells] slabs of `slab` bytes
 */
export function globalMaxForward(y: usize, x: usize, cells: u32, slab: usize): void {
  const end = x + cells * slab;
  for (let at: usize = 0; at < slab; at += 16) {
    let value = v128.load(x + at);
    for (let cell = x + slab; cell < end; cell += slab) value = f32x4.max(value, v128.load(cell + at));
    v128.store(y + at, value);
  }
}

/** Equal largest values share the gradient, as in the gradient of TensorFlow's and JAX's `reduce_max`. */
export function globalMaxBackward(xGrad: usize, yGrad: usize, x: usize, y: usize, cells: u32, slab: usize): void {
  const end = x + cells * slab, one = f32x4.splat(1), toGrad = xGrad - x;
  for (let at: usize = 0; at < slab; at += 16) {
    const value = v128.load(y + at);
    let count = f32x4.splat(0);
    for (let cell = x; cell < end; cell += slab) count = f32x4.add(count, v128.and(one, f32x4.eq(v128.load(cell + at), value)));
    const part = f32x4.div(v128.load(yGrad + at), count);
    for (let cell = x; cell < end; cell += slab) v128.store(cell + toGrad + at, v128.and(part, f32x4.eq(v128.load(cell + at), value)));
  }
}
