import { fused } from '../math/fused';
import { ROW } from '../slab';

/**
 * Gradient of a weight matrix: C [k, columns] += Σ over steps of Aᵀ·B, with A the layer's input and B the gradient of its
 * product, both slabs of `rows` rows.
 *
 * @param c first row of the gradient, laid out as the weights: [panels][…][8]
 * @param panelBytes bytes from one panel of C to the next
 * @param k features of A, rows of C that are written
 * @param aStep bytes from one slab of A to the next; negative goes backwards
 * @param panels panels of B and of C
 * @param isFirst C is written and not added to
 */
export function gradient(
  c: usize,
  panelBytes: usize,
  k: u32,
  a: usize,
  aStep: isize,
  b: usize,
  bStep: usize,
  steps: u32,
  rows: u32,
  panels: u32,
  isFirst: bool = false,
): void {
  const columnBytes = <usize>rows * ROW;
  for (let panel: u32 = 0; panel < panels; panel++) {
    let row: u32 = 0;
    for (; row + 4 <= k; row += 4) {
      const from = a + <usize>(row >> 3) * columnBytes + (((<usize>row) & 7) << 2);
      fourRows(c + <usize>row * ROW, from, aStep, b, bStep, steps, columnBytes, isFirst);
    }
    for (; row < k; row++) {
      const from = a + <usize>(row >> 3) * columnBytes + (((<usize>row) & 7) << 2);
      oneRow(c + <usize>row * ROW, from, aStep, b, bStep, steps, columnBytes, isFirst);
    }
    c += panelBytes;
    b += columnBytes;
  }
}

/** Four neighbouring rows of C. */
function fourRows(c: usize, a: usize, aStep: isize, b: usize, bStep: usize, steps: u32, columnBytes: usize, isFirst: bool): void {
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0;
  if (!isFirst) {
    s0 = v128.load(c, 0); s1 = v128.load(c, 16); s2 = v128.load(c, 32); s3 = v128.load(c, 48);
    s4 = v128.load(c, 64); s5 = v128.load(c, 80); s6 = v128.load(c, 96); s7 = v128.load(c, 112);
  }
  for (let step: u32 = 0; step < steps; step++) {
    let p = a,
      q = b;
    // One row a turn: unrolled by hand, V8 loads everything first and spills the sums.
    for (const end = p + columnBytes; p < end; p += ROW, q += ROW) {
      const b0 = v128.load(q, 0), b1 = v128.load(q, 16);
      let x = v128.load32_splat(p, 0);
      s0 = fused(x, b0, s0); s1 = fused(x, b1, s1);
      x = v128.load32_splat(p, 4);
      s2 = fused(x, b0, s2); s3 = fused(x, b1, s3);
      x = v128.load32_splat(p, 8);
      s4 = fused(x, b0, s4); s5 = fused(x, b1, s5);
      x = v128.load32_splat(p, 12);
      s6 = fused(x, b0, s6); s7 = fused(x, b1, s7);
    }
    a += aStep;
    b += bStep;
  }
  v128.store(c, s0, 0);
  v128.store(c, s1, 16);
  v128.store(c, s2, 32);
  v128.store(c, s3, 48);
  v128.store(c, s4, 64);
  v128.store(c, s5, 80);
  v128.store(c, s6, 96);
  v128.store(c, s7, 112);
}

/** What is left over of k: four partial sums keep the adders busy. */
function oneRow(c: usize, a: usize, aStep: isize, b: usize, bStep: usize, steps: u32, columnBytes: usize, isFirst: bool): void {
  const none = f32x4.splat(0);
  let s0 = none,
    s1 = none,
    s2 = none,
    s3 = none,
    s4 = none,
    s5 = none,
    s6 = none,
    s7 = none;
  for (let step: u32 = 0; step < steps; step++) {
    let p = a,
      q = b;
    for (const end = p + columnBytes; p < end; p += 4 * ROW, q += 4 * ROW) {
      let x = v128.load32_splat(p, 0);
      s0 = fused(x, v128.load(q, 0), s0);
      s1 = fused(x, v128.load(q, 16), s1);
      x = v128.load32_splat(p, 32);
      s2 = fused(x, v128.load(q, 32), s2);
      s3 = fused(x, v128.load(q, 48), s3);
      x = v128.load32_splat(p, 64);
      s4 = fused(x, v128.load(q, 64), s4);
      s5 = fused(x, v128.load(q, 80), s5);
      x = v128.load32_splat(p, 96);
      s6 = fused(x, v128.load(q, 96), s6);
      s7 = fused(x, v128.load(q, 112), s7);
    }
    a += aStep;
    b += bStep;
  }
  s0 = f32x4.add(f32x4.add(s0, s2), f32x4.add(s4, s6));
  s1 = f32x4.add(f32x4.add(s1, s3), f32x4.add(s5, s7));
  if (!isFirst) {
    s0 = f32x4.add(v128.load(c, 0), s0);
    s1 = f32x4.add(v128.load(c, 16), s1);
  }
  v128.store(c, s0, 0);
  v128.store(c, s1, 16);
}
