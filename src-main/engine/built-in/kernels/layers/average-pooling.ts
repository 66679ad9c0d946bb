import { panelsOf } from '../slab';
import { addOrStore, clearInputGradient, poolingSlab, PoolingPlan } from './pooling-plan';
import { listCells } from './window';

/** Keras 3 `layers.AveragePooling1D` and `2D` on TensorFlow: the mean over the cells that lie in the input, the padding left out. */
export function averagePoolForward(at: usize, rows: u32): void {
  const plan = changetype<PoolingPlan>(at);
  const slab = poolingSlab(plan, rows);
  let y = plan.y;
  for (let row: u32 = 0; row < plan.outputHeight; row++) {
    for (let column: u32 = 0; column < plan.outputWidth; column++, y += slab) {
      const count = listCells(plan.cells, plan, row, column, plan.x, panelsOf(plan.features), rows);
      mean(y, plan.cells, count, slab);
    }
  }
}

function mean(y: usize, cells: usize, count: u32, bytes: usize): void {
  const end = cells + (<usize>count << 2), divisor = f32x4.splat(<f32>count);
  for (let at: usize = 0; at < bytes; at += 16) {
    let sum = v128.load(load<usize>(cells) + at);
    for (let cell = cells + 4; cell < end; cell += 4) sum = f32x4.add(sum, v128.load(load<usize>(cell) + at));
    v128.store(y + at, f32x4.div(sum, divisor));
  }
}

export function averagePoolBackward(at: usize, rows: u32): void {
  const plan = changetype<PoolingPlan>(at);
  const slab = poolingSlab(plan, rows);
  clearInputGradient(plan, rows);
  let yGrad = plan.yGrad;
  for (let row: u32 = 0; row < plan.outputHeight; row++) {
    for (let column: u32 = 0; column < plan.outputWidth; column++, yGrad += slab) {
      const count = listCells(plan.cells, plan, row, column, plan.xGrad, panelsOf(plan.features), rows);
      share(plan.cells, count, yGrad, slab, plan.tiles);
    }
  }
}

function share(cells: usize, count: u32, yGrad: usize, bytes: usize, tiles: u32): void {
  const end = cells + (<usize>count << 2), divisor = f32x4.splat(<f32>count);
  for (let at: usize = 0; at < bytes; at += 16) {
    const part = f32x4.div(v128.load(yGrad + at), divisor);
    for (let cell = cells; cell < end; cell += 4) addOrStore(load<usize>(cell) + at, part, tiles);
  }
}
