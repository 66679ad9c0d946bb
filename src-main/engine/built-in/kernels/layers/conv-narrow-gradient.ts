import { fused } from '../math/fused';
import { panelsOf, ROW, slabBytes } from '../slab';
import { ConvPlan, patchSize } from './conv-plan';

/**
 * Adds to the kernel's gradient the share of `cells` output cells from `first` on. Four rows of the gradient share what they read
 * of the output's; sums run over the cells, then over the rows of the batch, as in `product/gradient.ts`.
 */
export function narrowGradient(plan: ConvPlan, first: u32, cells: u32, rows: u32): void {
  const size = patchSize(plan), panels = panelsOf(plan.filters), slab = slabBytes(panels, rows);
  const lists = plan.lists + (<usize>(first * size) << 2), listBytes = <usize>size << 2;
  let b = plan.yGrad + <usize>first * slab, c = plan.kernelGrad;
  for (let panel: u32 = 0; panel < panels; panel++, b += <usize>rows * ROW, c += <usize>size * ROW) {
    let row: u32 = 0;
    for (; row + 4 <= size; row += 4) fourRows(c + <usize>row * ROW, lists + (<usize>row << 2), listBytes, b, slab, cells, rows);
    for (; row < size; row++) oneRow(c + <usize>row * ROW, lists + (<usize>row << 2), listBytes, b, slab, cells, rows);
  }
}

function fourRows(c: usize, list: usize, listBytes: usize, b: usize, slab: usize, cells: u32, rows: u32): void {
  let s0 = v128.load(c, 0), s1 = v128.load(c, 16), s2 = v128.load(c, 32), s3 = v128.load(c, 48);
  let s4 = v128.load(c, 64), s5 = v128.load(c, 80), s6 = v128.load(c, 96), s7 = v128.load(c, 112);
  for (let cell: u32 = 0; cell < cells; cell++, list += listBytes, b += slab) {
    const a0 = load<usize>(list, 0), a1 = load<usize>(list, 4), a2 = load<usize>(list, 8), a3 = load<usize>(list, 12);
    let q = b;
    for (let at: usize = 0, end = <usize>rows << 2; at < end; at += 4, q += ROW) {
      const b0 = v128.load(q, 0), b1 = v128.load(q, 16);
      let x = v128.load32_splat(a0 + at);
      s0 = fused(x, b0, s0); s1 = fused(x, b1, s1);
      x = v128.load32_splat(a1 + at);
      s2 = fused(x, b0, s2); s3 = fused(x, b1, s3);
      x = v128.load32_splat(a2 + at);
      s4 = fused(x, b0, s4); s5 = fused(x, b1, s5);
      x = v128.load32_splat(a3 + at);
      s6 = fused(x, b0, s6); s7 = fused(x, b1, s7);
    }
  }
  v128.store(c, s0, 0); v128.store(c, s1, 16); v128.store(c, s2, 32); v128.store(c, s3, 48);
  v128.store(c, s4, 64); v128.store(c, s5, 80); v128.store(c, s6, 96); v128.store(c, s7, 112);
}

/** What is left over: four partial sums keep the adders busy. */
function oneRow(c: usize, list: usize, listBytes: usize, b: usize, slab: usize, cells: u32, rows: u32): void {
  const none = f32x4.splat(0);
  let s0 = none, s1 = none, s2 = none, s3 = none, s4 = none, s5 = none, s6 = none, s7 = none;
  for (let cell: u32 = 0; cell < cells; cell++, list += listBytes, b += slab) {
    let p = load<usize>(list), q = b;
    for (const end = p + (<usize>rows << 2); p < end; p += 16, q += 4 * ROW) {
      let x = v128.load32_splat(p, 0);
      s0 = fused(x, v128.load(q, 0), s0); s1 = fused(x, v128.load(q, 16), s1);
      x = v128.load32_splat(p, 4);
      s2 = fused(x, v128.load(q, 32), s2); s3 = fused(x, v128.load(q, 48), s3);
      x = v128.load32_splat(p, 8);
      s4 = fused(x, v128.load(q, 64), s4); s5 = fused(x, v128.load(q, 80), s5);
      x = v128.load32_splat(p, 12);
      s6 = fused(x, v128.load(q, 96), s6); s7 = fused(x, v128.load(q, 112), s7);
    }
  }
  v128.store(c, f32x4.add(v128.load(c, 0), f32x4.add(f32x4.add(s0, s2), f32x4.add(s4, s6))), 0);
  v128.store(c, f32x4.add(v128.load(c, 16), f32x4.add(f32x4.add(s1, s3), f32x4.add(s5, s7))), 16);
}
