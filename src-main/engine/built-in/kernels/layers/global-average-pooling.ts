import { panelsOf, ROW, slabBytes } from '../slab';

/**
 * Keras 3 `layers.GlobalAveragePooling1D` and `2D`: the mean over all cells; with a mask over the steps that count alone.
 *
 * @param x [cells] slabs of `features`
 * @param mask [cells][rows] flags, or 0 where every step counts
 * @param batch rows that are samples; the others, and their flags, have no meaning and become 0
 */
export function globalAverageForward(y: usize, x: usize, mask: usize, cells: u32, features: u32, rows: u32, batch: u32): void {
  const panels = panelsOf(features), slab = slabBytes(panels, rows);
  for (let panel: u32 = 0; panel < panels; panel++) {
    for (let row: u32 = 0; row < rows; row++, y += ROW, x += ROW) {
      let s0 = f32x4.splat(0), s1 = s0, p = x;
      for (let cell: u32 = 0; cell < cells; cell++, p += slab) {
        if (mask != 0 && flagAt(mask, cell, row, rows) == 0) continue;
        s0 = f32x4.add(s0, v128.load(p));
        s1 = f32x4.add(s1, v128.load(p, 16));
      }
      const share = row < batch ? f32x4.splat(countOf(mask, cells, row, rows)) : f32x4.splat(1);
      v128.store(y, f32x4.div(s0, share));
      v128.store(y, f32x4.div(s1, share), 16);
    }
  }
}

export function globalAverageBackward(xGrad: usize, yGrad: usize, mask: usize, cells: u32, features: u32, rows: u32, batch: u32): void {
  const panels = panelsOf(features), slab = slabBytes(panels, rows), none = f32x4.splat(0);
  for (let panel: u32 = 0; panel < panels; panel++) {
    for (let row: u32 = 0; row < rows; row++, xGrad += ROW, yGrad += ROW) {
      const share = row < batch ? f32x4.splat(countOf(mask, cells, row, rows)) : f32x4.splat(1);
      const g0 = f32x4.div(v128.load(yGrad), share), g1 = f32x4.div(v128.load(yGrad, 16), share);
      let p = xGrad;
      for (let cell: u32 = 0; cell < cells; cell++, p += slab) {
        const isKept = mask == 0 || flagAt(mask, cell, row, rows) != 0;
        v128.store(p, isKept ? g0 : none);
        v128.store(p, isKept ? g1 : none, 16);
      }
    }
  }
}

@inline function flagAt(mask: usize, cell: u32, row: u32, rows: u32): f32 {
  return load<f32>(mask + ((<usize>cell * rows + row) << 2));
}

/** Steps of the row that count; 0 gives NaN, as in Keras. */
@inline function countOf(mask: usize, cells: u32, row: u32, rows: u32): f32 {
  if (mask == 0) return <f32>cells;
  let count: f32 = 0;
  for (let cell: u32 = 0; cell < cells; cell++) if (flagAt(mask, cell, row, rows) != 0) count += 1;
  return count;
}
