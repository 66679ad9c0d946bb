import { panelsOf, slabBytes } from '../slab';
import { Window } from './window';

/** One pooling layer as the driver lays it out; the fields stand in the order of `poolingFields` in `../../layers/pooling.ts`. */
@unmanaged
export class PoolingPlan extends Window {
  x: usize;
  /** 0 where it is not wanted. */
  xGrad: usize;
  y: usize;
  yGrad: usize;
  /** Room for the addresses of the slabs that a window sees. */
  cells: usize;
  features: u32;
  /** 1 where every input cell is in exactly one window, so that its gradient is written once. */
  tiles: u32;
}

@inline export function poolingSlab(plan: PoolingPlan, rows: u32): usize {
  return slabBytes(panelsOf(plan.features), rows);
}

/** Before gradients are added up. */
export function clearInputGradient(plan: PoolingPlan, rows: u32): void {
  if (!plan.tiles) memory.fill(plan.xGrad, 0, plan.inputHeight * plan.inputWidth * poolingSlab(plan, rows));
}

@inline export function addOrStore(target: usize, value: v128, tiles: u32): void {
  v128.store(target, tiles ? value : f32x4.add(v128.load(target), value));
}
