import type { GlobalPoolingSpec } from '../../../core/model/layers/global-pooling';
import { slabSize } from '../tensor';
import type { LayerContext, PlannedLayer } from './layer';
import { reserveOutput } from './output';

/** GlobalMaxPooling1D and 2D, GlobalAveragePooling1D and 2D; `keepdims` changes the shape alone. */
export function planGlobalPooling(spec: GlobalPoolingSpec, context: LayerContext): PlannedLayer {
  switch (spec.type) {
    case 'GlobalMaxPooling1D':
    case 'GlobalMaxPooling2D':
      return planGlobalMax(context);
    case 'GlobalAveragePooling1D':
    case 'GlobalAveragePooling2D':
      return planGlobalAverage(context);
  }
}

/** Looks at masked steps too, as in Keras. */
function planGlobalMax(context: LayerContext): PlannedLayer {
  const { kernels, input } = context;
  const output = reserveOutput(context);
  const slab = (rows: number): number => slabSize(input.features, rows) * 4;
  return {
    output,
    forward: (rows) => kernels.globalMaxForward(output.value, input.value, input.steps, slab(rows)),
    backward(rows) {
      if (input.grad !== 0) kernels.globalMaxBackward(input.grad, output.grad, input.value, output.value, input.steps, slab(rows));
    },
  };
}

/** Over the steps that the mask leaves, and hands no mask on, as in Keras. */
function planGlobalAverage(context: LayerContext): PlannedLayer {
  const { kernels, input } = context;
  const { value, grad, mask, steps, features } = input;
  const output = reserveOutput(context);
  return {
    output,
    forward: (rows, _training, batch) => kernels.globalAverageForward(output.value, value, mask, steps, features, rows, batch),
    backward(rows, _training, batch) {
      if (grad !== 0) kernels.globalAverageBackward(grad, output.grad, mask, steps, features, rows, batch);
    },
  };
}
