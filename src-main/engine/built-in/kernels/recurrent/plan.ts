/**
 * One recurrent layer as the driver lays it out; the fields stand in the order of `recurrentFields` in
 * `../../layers/recurrent.ts`, four bytes each. Addresses of things that are not there are 0.
 *
 * Gates stand one after the other, each padded to whole panels. Step t reads the state of step t - 1 and writes its own; the state
 * before step 0 lies in the slab before the others.
 * Dropout masks are the same at every step; there is one for all gates, or with recurrent dropout one a gate, as in Keras 3.
 */
@unmanaged
export class RecurrentPlan {
  steps: u32;
  inputs: u32;
  units: u32;
  activation: u32;
  recurrentActivation: u32;
  goBackwards: u32;
  returnSequences: u32;
  resetAfter: u32;
  /** [steps] slabs of `inputs`. */
  x: usize;
  xGrad: usize;
  /** [masks] slabs, and the masked input [steps][masks] slabs. */
  xMask: usize;
  xMasked: usize;
  xMasks: u32;
  /** [masks] slabs, and the masked states [steps + 1][masks] slabs. */
  hMask: usize;
  hMasked: usize;
  hMasks: u32;
  /** [gates × panels][inputs][8]. */
  kernel: usize;
  /** 0 where it is summed after the backward pass, as `recurrentGrad`. */
  kernelGrad: usize;
  /** [gates × panels][units][8]. */
  recurrent: usize;
  recurrentGrad: usize;
  bias: usize;
  biasGrad: usize;
  /** GRU with reset after: the sums of both biases of z and r, [2 × panels][8]. */
  biasSum: usize;
  /** Room for the transposed weights. */
  kernelTransposed: usize;
  recurrentTransposed: usize;
  /** [steps][gates] slabs: what the gates gave, then the gradients of their sums. */
  gates: usize;
  /** [steps] slabs, after room for one more: the layer's output. */
  states: usize;
  /** LSTM's cell states c, [steps + 1] slabs, and f(c), [steps] slabs; GRU's reset states r·h, [steps] slabs. */
  carries: usize;
  carryOutputs: usize;
  /** Gradient of the output: [steps] slabs, or one. */
  yGrad: usize;
  /** Gradients that travel back through the steps, a slab each. */
  stateGrad: usize;
  carryGrad: usize;
  scratch: usize;
  /** Activations other than tanh and sigmoid: what the gates summed up to, laid out as `gates`, and room for a step's gradients. */
  sums: usize;
  upstream: usize;
  /** Mask of the steps, [steps][rows] flags, or 0; and room for the gradients that pass a step by, a slab each (the carry's in LSTM alone). */
  mask: usize;
  heldState: usize;
  heldCarry: usize;
  /** Stateful layers: the state that the last call left, a slab each; 0 for others, which begin with zero. */
  keptState: usize;
  keptCarry: usize;
}
