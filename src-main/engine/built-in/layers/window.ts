/** Height and width; a sequence has height 1. */
export type Size = readonly [height: number, width: number];

/** How a convolution or pooling slides over its input. */
export interface WindowOptions {
  readonly input: Size;
  readonly output: Size;
  readonly size: Size;
  readonly strides: Size;
  readonly dilation: Size;
  readonly padding: 'valid' | 'same' | 'causal';
}

/** The fields of `Window` in `kernels/layers/window.ts`, in its order. */
export const windowFields = [
  'inputHeight',
  'inputWidth',
  'outputHeight',
  'outputWidth',
  'height',
  'width',
  'strideY',
  'strideX',
  'dilationY',
  'dilationX',
  'top',
  'left',
] as const;

export function windowValues(options: WindowOptions): Readonly<Record<(typeof windowFields)[number], number>> {
  const { input, output, size, strides, dilation } = options;
  return {
    inputHeight: input[0],
    inputWidth: input[1],
    outputHeight: output[0],
    outputWidth: output[1],
    height: size[0],
    width: size[1],
    strideY: strides[0],
    strideX: strides[1],
    dilationY: dilation[0],
    dilationX: dilation[1],
    top: paddingBefore(options, 0),
    left: paddingBefore(options, 1),
  };
}

/** Cells of padding before the first: all of the reach for `causal`, the smaller half of what is missing for `same`, as in Keras. */
function paddingBefore({ input, output, size, strides, dilation, padding }: WindowOptions, axis: 0 | 1): number {
  const reach = (size[axis] - 1) * dilation[axis];
  switch (padding) {
    case 'valid':
      return 0;
    case 'causal':
      return reach;
    case 'same':
      return Math.floor(Math.max(0, (output[axis] - 1) * strides[axis] + reach + 1 - input[axis]) / 2);
  }
}
