import { Window } from './window';

/** One Conv1D or Conv2D layer as the driver lays it out; the fields stand in the order of `convFields` in `../../layers/conv.ts`. */
@unmanaged
export class ConvPlan extends Window {
  x: usize;
  /** 0 where it is not wanted. */
  xGrad: usize;
  y: usize;
  /** What is activated: y itself, or room of its own for activations of `needsSums`. */
  sums: usize;
  yGrad: usize;
  /** [panels][height × width × inputs][8]. */
  kernel: usize;
  kernelGrad: usize;
  /** 0 where there is none. */
  bias: usize;
  biasGrad: usize;
  /** Room for the transposed kernel of every tap. */
  transposed: usize;
  /** Room for one `Term` a tap. */
  terms: usize;
  /** Room for a narrow input without the padding of its panels, [cells][inputs][rows], and for one row of zeros; otherwise 0. */
  columns: usize;
  /** With `columns`: what every output cell sees, [output cells][height × width × inputs] addresses. */
  lists: usize;
  /** Rows that `lists` was made for. */
  listedRows: u32;
  inputs: u32;
  filters: u32;
  activation: u32;
}

/** Values that one output cell looks at. */
@inline export function patchSize(plan: ConvPlan): u32 {
  return plan.height * plan.width * plan.inputs;
}
