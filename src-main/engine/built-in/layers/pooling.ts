import type { Pooling1dSpec } from '../../../core/model/layers/pooling1d';
import type { Pooling2dSpec } from '../../../core/model/layers/pooling2d';
import { writePlan } from '../plan-fields';
import { imageSize } from './conv2d';
import type { LayerContext, PlannedLayer } from './layer';
import { reserveOutput } from './output';
import { windowFields, windowValues, type Size, type WindowOptions } from './window';

/** The fields of `PoolingPlan` in `kernels/layers/pooling-plan.ts`, in its order. */
const poolingFields = [...windowFields, 'x', 'xGrad', 'y', 'yGrad', 'cells', 'features', 'tiles'] as const;

/** MaxPooling1D, AveragePooling1D, MaxPooling2D and AveragePooling2D; no mask is handed on, as in Keras. */
export function planPooling(spec: Pooling1dSpec | Pooling2dSpec, context: LayerContext): PlannedLayer {
  const { memory, input } = context;
  const output = reserveOutput(context);
  const isSequence = spec.type === 'MaxPooling1D' || spec.type === 'AveragePooling1D';
  const size = pairOf(spec.pool_size);
  const window: WindowOptions = {
    input: isSequence ? [1, input.steps] : imageSize(input),
    output: isSequence ? [1, output.steps] : imageSize(output),
    size,
    strides: spec.strides === null ? size : pairOf(spec.strides),
    dilation: [1, 1],
    padding: spec.padding,
  };
  const plan = memory.reserve(poolingFields.length);
  const values = {
    ...windowValues(window),
    x: input.value,
    xGrad: input.grad,
    y: output.value,
    yGrad: output.grad,
    cells: memory.reserve(size[0] * size[1]),
    features: input.features,
    tiles: tiles(window) ? 1 : 0,
  };
  const { forward, backward } = poolingKernels(spec, context);
  return {
    output,
    prepare: () => writePlan(memory, plan, poolingFields, values),
    forward: (rows) => forward(plan, rows),
    backward(rows) {
      if (input.grad !== 0) backward(plan, rows);
    },
  };
}

function poolingKernels(spec: Pooling1dSpec | Pooling2dSpec, { kernels }: LayerContext) {
  switch (spec.type) {
    case 'MaxPooling1D':
    case 'MaxPooling2D':
      return { forward: kernels.maxPoolForward, backward: kernels.maxPoolBackward };
    case 'AveragePooling1D':
    case 'AveragePooling2D':
      return { forward: kernels.averagePoolForward, backward: kernels.averagePoolBackward };
  }
}

function pairOf(size: number | Size): Size {
  return typeof size === 'number' ? [1, size] : size;
}

/** Whether every input cell is in exactly one window. */
function tiles({ input, output, size, strides }: WindowOptions): boolean {
  return ([0, 1] as const).every((axis) => strides[axis] === size[axis] && output[axis] * size[axis] === input[axis]);
}
