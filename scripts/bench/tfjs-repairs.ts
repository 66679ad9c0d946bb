import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';

/** What tfjs 4.22 lacks or gets wrong on its wasm backend and the reference problems need; its other kernels stay as they are. */
export function repairTfjs(): void {
  tf.registerKernel({ kernelName: 'Conv2DBackpropFilter', backendName: 'wasm', kernelFunc: conv2dBackpropFilter });
  // Recurrent layers of one time step: the gradient of Unpack then comes as a tensor, not as a list of one.
  tf.unregisterGradient('Unpack');
  tf.registerGradient({
    kernelName: 'Unpack',
    gradFunc: (dy: tf.Tensor | tf.Tensor[], _saved, attrs) => ({
      value: () => tf.stack(Array.isArray(dy) ? dy : [dy], Number(attrs.axis)),
    }),
  });
}

interface ConvolutionAttributes {
  readonly strides: [number, number];
  readonly pad: 'valid' | 'same' | number;
  readonly filterShape: [number, number, number, number];
}

/** The gradient of a convolution's filter, which the backend does not have; plain loops over NHWC, innermost along the filters. */
function conv2dBackpropFilter(args: { readonly inputs: object; readonly backend: object; readonly attrs?: object }): tf.TensorInfo {
  const { x, dy } = args.inputs as { readonly x: tf.TensorInfo; readonly dy: tf.TensorInfo };
  const backend = args.backend as BackendWasm;
  const { strides, pad, filterShape } = args.attrs as ConvolutionAttributes;
  const info = tf.backend_util.computeConv2DInfo(x.shape as [number, number, number, number], filterShape, strides, 1, pad);
  const output = backend.makeOutput(filterShape, 'float32');
  const sums = backend.typedArrayFromHeap(output) as Float32Array;
  sums.fill(0);
  const xValues = backend.typedArrayFromHeap(x) as Float32Array;
  const dyValues = backend.typedArrayFromHeap(dy) as Float32Array;
  for (let image = 0; image < info.batchSize; image++) {
    for (let row = 0; row < info.outHeight; row++) {
      for (let column = 0; column < info.outWidth; column++) {
        const dyAt = ((image * info.outHeight + row) * info.outWidth + column) * info.outChannels;
        addPlace(info, sums, xValues, dyValues, { image, row, column, dyAt });
      }
    }
  }
  return output;
}

interface Place {
  readonly image: number;
  readonly row: number;
  readonly column: number;
  readonly dyAt: number;
}

function addPlace(info: tf.backend_util.Conv2DInfo, sums: Float32Array, x: Float32Array, dy: Float32Array, place: Place): void {
  const { filterHeight, filterWidth, inChannels, outChannels, inHeight, inWidth, strideHeight, strideWidth, padInfo } = info;
  const { image, row, column, dyAt } = place;
  for (let i = 0; i < filterHeight; i++) {
    const y = row * strideHeight + i - padInfo.top;
    if (y < 0 || y >= inHeight) continue;
    for (let j = 0; j < filterWidth; j++) {
      const left = column * strideWidth + j - padInfo.left;
      if (left < 0 || left >= inWidth) continue;
      const xAt = ((image * inHeight + y) * inWidth + left) * inChannels;
      for (let channel = 0; channel < inChannels; channel++) {
        const value = x[xAt + channel] ?? 0;
        const at = ((i * filterWidth + j) * inChannels + channel) * outChannels;
        for (let filter = 0; filter < outChannels; filter++)
          sums[at + filter] = (sums[at + filter] ?? 0) + value * (dy[dyAt + filter] ?? 0);
      }
    }
  }
}
