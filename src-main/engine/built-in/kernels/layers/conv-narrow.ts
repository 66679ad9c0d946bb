import { fused } from '../math/fused';
import { panelsOf, ROW, slabBytes, valueAt } from '../slab';
import { ConvPlan, patchSize } from './conv-plan';
import { cellAt } from './window';

/**
 * Convolution of an input with fewer features than a panel holds, such as a grey image. Its columns are packed once a batch, and
 * every output cell has a list of the columns that it sees: the product then needs neither a term a tap nor copies of the patches.
 */

/** Before the first cell: the columns of this batch, and the lists where the number of rows is new. */
export function packColumns(plan: ConvPlan, rows: u32): void {
  const slab = slabBytes(panelsOf(plan.inputs), rows), cells = plan.inputHeight * plan.inputWidth;
  let to = plan.columns;
  for (let cell: u32 = 0; cell < cells; cell++) {
    for (let i: u32 = 0; i < plan.inputs; i++, to += <usize>rows << 2) packColumn(to, valueAt(plan.x + cell * slab, rows, 0, i), rows);
  }
  if (plan.listedRows == rows) return;
  memory.fill(to, 0, <usize>rows << 2);
  writeLists(plan, rows, to);
  plan.listedRows = rows;
}

function packColumn(to: usize, from: usize, rows: u32): void {
  for (const end = to + (<usize>rows << 2); to < end; to += 16, from += 4 * ROW) {
    const a = load<f32>(from, 0), b = load<f32>(from, 32), c = load<f32>(from, 64), d = load<f32>(from, 96);
    store<f32>(to, a, 0);
    store<f32>(to, b, 4);
    store<f32>(to, c, 8);
    store<f32>(to, d, 12);
  }
}

/** @param zeros the column that stands for the padding */
function writeLists(plan: ConvPlan, rows: u32, zeros: usize): void {
  const column = <usize>rows << 2;
  let to = plan.lists;
  for (let y: u32 = 0; y < plan.outputHeight; y++) {
    for (let x: u32 = 0; x < plan.outputWidth; x++) {
      for (let j: u32 = 0; j < plan.height; j++) {
        for (let i: u32 = 0; i < plan.width; i++) {
          const cell = cellAt(plan, y, x, j, i);
          for (let k: u32 = 0; k < plan.inputs; k++, to += 4) {
            store<usize>(to, cell < 0 ? zeros : plan.columns + (<usize>cell * plan.inputs + k) * column);
          }
        }
      }
    }
  }
}

/** y = b + patch·W for one output cell, and relu of it where wanted. */
export function narrowProduct(plan: ConvPlan, y: usize, cell: u32, rows: u32, relu: bool): void {
  const size = patchSize(plan), panels = panelsOf(plan.filters);
  const list = plan.lists + (<usize>(cell * size) << 2);
  const columnBytes = <usize>rows << 2;
  let kernel = plan.kernel, bias = plan.bias;
  for (let panel: u32 = 0; panel < panels; panel++) {
    for (let at: usize = 0; at < columnBytes; at += 16, y += 4 * ROW) block(y, bias, list, size, at, kernel, relu);
    kernel += <usize>size * ROW;
    if (bias != 0) bias += ROW;
  }
}

/** Four rows by eight columns, as in `product`. */
function block(c: usize, bias: usize, list: usize, size: u32, at: usize, b: usize, relu: bool): void {
  let s0 = f32x4.splat(0), s1 = s0;
  if (bias != 0) {
    s0 = v128.load(bias, 0);
    s1 = v128.load(bias, 16);
  }
  let s2 = s0, s3 = s1, s4 = s0, s5 = s1, s6 = s0, s7 = s1;
  for (const end = list + (<usize>size << 2); list < end; list += 4, b += ROW) {
    const a = load<usize>(list) + at;
    const b0 = v128.load(b, 0), b1 = v128.load(b, 16);
    let x = v128.load32_splat(a, 0);
    s0 = fused(x, b0, s0); s1 = fused(x, b1, s1);
    x = v128.load32_splat(a, 4);
    s2 = fused(x, b0, s2); s3 = fused(x, b1, s3);
    x = v128.load32_splat(a, 8);
    s4 = fused(x, b0, s4); s5 = fused(x, b1, s5);
    x = v128.load32_splat(a, 12);
    s6 = fused(x, b0, s6); s7 = fused(x, b1, s7);
  }
  if (relu) {
    const none = f32x4.splat(0);
    s0 = f32x4.pmax(s0, none); s1 = f32x4.pmax(s1, none); s2 = f32x4.pmax(s2, none); s3 = f32x4.pmax(s3, none);
    s4 = f32x4.pmax(s4, none); s5 = f32x4.pmax(s5, none); s6 = f32x4.pmax(s6, none); s7 = f32x4.pmax(s7, none);
  }
  v128.store(c, s0, 0); v128.store(c, s1, 16); v128.store(c, s2, 32); v128.store(c, s3, 48);
  v128.store(c, s4, 64); v128.store(c, s5, 80); v128.store(c, s6, 96); v128.store(c, s7, 112);
}
