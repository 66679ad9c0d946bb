/** What `kernels/layers/` exports for layers that hand steps on, gather, repeat and merge them, with the parameters as they are named there. */
export interface SequenceKernels {
  maskingForward(y: number, x: number, mask: number, value: number, ...sizes: SlabSizes): void;
  clearMasked(slabs: number, mask: number, ...sizes: SlabSizes): void;
  clearUntilFirst(y: number, mask: number, goBackwards: number, isSequence: number, ...sizes: SlabSizes): void;
  embeddingForward(plan: number, rows: number): void;
  embeddingBackward(plan: number, rows: number): void;
  repeatForward(y: number, x: number, bytes: number, n: number): void;
  repeatBackward(xGrad: number, yGrad: number, bytes: number, n: number): void;
  reshape(y: number, x: number, steps: number, from: number, to: number, rows: number): void;
  mergeDirections(mode: number, y: number, forward: number, backward: number, ...sizes: SlabSizes): void;
  splitDirections(...given: SplitArguments): void;
  transposeBlocks(target: number, source: number, outer: number, inner: number, bytes: number): void;
}

type SlabSizes = [steps: number, features: number, rows: number];
type SplitArguments = [
  ...merged: [mode: number, yGrad: number],
  ...directions: [forward: number, forwardGrad: number, backward: number, backwardGrad: number],
  ...sizes: SlabSizes,
];
