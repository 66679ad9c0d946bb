import { panelsOf } from '../slab';
import { addOrStore, clearInputGradient, poolingSlab, PoolingPlan } from './pooling-plan';
import { listCells } from './window';

/** Keras 3 `layers.MaxPooling1D` and `2D`: the largest value that the window sees; what lies in the padding is not looked at. */
export function maxPoolForward(at: usize, rows: u32): void {
  const plan = changetype<PoolingPlan>(at);
  const slab = poolingSlab(plan, rows);
  let y = plan.y;
  for (let row: u32 = 0; row < plan.outputHeight; row++) {
    for (let column: u32 = 0; column < plan.outputWidth; column++, y += slab) {
      const count = listCells(plan.cells, plan, row, column, plan.x, panelsOf(plan.features), rows);
      if (count == 4) largestOfFour(y, plan.cells, slab);
      else largest(y, plan.cells, count, slab);
    }
  }
}

function largest(y: usize, cells: usize, count: u32, bytes: usize): void {
  const first = load<usize>(cells), end = cells + (<usize>count << 2);
  for (let at: usize = 0; at < bytes; at += 16) {
    let value = v128.load(first + at);
    for (let cell = cells + 4; cell < end; cell += 4) value = f32x4.max(value, v128.load(load<usize>(cell) + at));
    v128.store(y + at, value);
  }
}

/** The same for the usual window of two by two, whose addresses stay in registers. */
function largestOfFour(y: usize, cells: usize, bytes: usize): void {
  const a = load<usize>(cells), b = load<usize>(cells, 4), c = load<usize>(cells, 8), d = load<usize>(cells, 12);
  for (let at: usize = 0; at < bytes; at += 16) {
    const ofTwo = f32x4.max(v128.load(a + at), v128.load(b + at));
    v128.store(y + at, f32x4.max(f32x4.max(ofTwo, v128.load(c + at)), v128.load(d + at)));
  }
}

/** The gradient goes to the first of the largest values, row by row, as in TensorFlow's `MaxPoolGrad`. */
export function maxPoolBackward(at: usize, rows: u32): void {
  const plan = changetype<PoolingPlan>(at);
  const slab = poolingSlab(plan, rows), xToGrad = plan.xGrad - plan.x;
  clearInputGradient(plan, rows);
  let done: usize = 0;
  for (let row: u32 = 0; row < plan.outputHeight; row++) {
    for (let column: u32 = 0; column < plan.outputWidth; column++, done += slab) {
      const count = listCells(plan.cells, plan, row, column, plan.x, panelsOf(plan.features), rows);
      if (count == 4 && plan.tiles) toFirstOfFour(plan.cells, plan.y + done, plan.yGrad + done, xToGrad, slab);
      else toFirstLargest(plan.cells, count, plan.y + done, plan.yGrad + done, xToGrad, slab, plan.tiles);
    }
  }
}

function toFirstLargest(cells: usize, count: u32, y: usize, yGrad: usize, xToGrad: usize, bytes: usize, tiles: u32): void {
  const end = cells + (<usize>count << 2);
  for (let at: usize = 0; at < bytes; at += 16) {
    const value = v128.load(y + at);
    let left = v128.load(yGrad + at);
    for (let cell = cells; cell < end; cell += 4) {
      const x = load<usize>(cell) + at;
      const isLargest = f32x4.eq(v128.load(x), value);
      addOrStore(x + xToGrad, v128.and(left, isLargest), tiles);
      left = v128.andnot(left, isLargest);
    }
  }
}

/** The same for windows of two by two that do not overlap: every cell is written once. */
function toFirstOfFour(cells: usize, y: usize, yGrad: usize, xToGrad: usize, bytes: usize): void {
  const a = load<usize>(cells), b = load<usize>(cells, 4), c = load<usize>(cells, 8), d = load<usize>(cells, 12);
  for (let at: usize = 0; at < bytes; at += 16) {
    const value = v128.load(y + at);
    const ofA = v128.load(yGrad + at), isA = f32x4.eq(v128.load(a + at), value);
    const ofB = v128.andnot(ofA, isA), isB = f32x4.eq(v128.load(b + at), value);
    const ofC = v128.andnot(ofB, isB), isC = f32x4.eq(v128.load(c + at), value);
    const ofD = v128.andnot(ofC, isC), isD = f32x4.eq(v128.load(d + at), value);
    v128.store(a + at + xToGrad, v128.and(ofA, isA));
    v128.store(b + at + xToGrad, v128.and(ofB, isB));
    v128.store(c + at + xToGrad, v128.and(ofC, isC));
    v128.store(d + at + xToGrad, v128.and(ofD, isD));
  }
}
