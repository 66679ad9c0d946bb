import type { Conv1dSpec } from '../../../core/model/layers/conv1d';
import { activationKinds } from '../activations';
import { writePlan } from '../plan-fields';
import { paddedFeatures, reserveTensor } from '../tensor';
import type { LayerContext, PlannedLayer } from './layer';

/** The fields of `Conv1dPlan` in `kernels/layers/conv1d.ts`, in its order. */
const conv1dFields = [
  'x',
  'xGrad',
  'y',
  'yGrad',
  'kernel',
  'kernelGrad',
  'bias',
  'biasGrad',
  'transposed',
  'terms',
  'inputSteps',
  'outputSteps',
  'inputs',
  'filters',
  'taps',
  'stride',
  'dilation',
  'padding',
  'activation',
] as const;

export function planConv1d(spec: Conv1dSpec, context: LayerContext): PlannedLayer {
  const { kernels, memory, input } = context;
  const output = reserveTensor(memory, context.outputShape, context.maxRows);
  const kernel = context.weight('kernel');
  const bias = context.weight('bias');
  const plan = memory.reserve(conv1dFields.length);
  const values = {
    x: input.value,
    xGrad: input.grad,
    y: output.value,
    yGrad: output.grad,
    kernel: kernel.value,
    kernelGrad: kernel.grad,
    bias: bias.value,
    biasGrad: bias.grad,
    transposed: memory.reserve(spec.kernel_size * paddedFeatures(input.features) * paddedFeatures(spec.filters)),
    terms: memory.reserve(spec.kernel_size * 4),
    inputSteps: input.steps,
    outputSteps: output.steps,
    inputs: input.features,
    filters: spec.filters,
    taps: spec.kernel_size,
    stride: spec.strides,
    dilation: spec.dilation_rate,
    padding: stepsOfPadding(spec, input.steps, output.steps),
    activation: activationKinds[spec.activation],
  };
  return {
    output,
    prepare() {
      writePlan(memory, plan, conv1dFields, values);
    },
    forward(rows) {
      kernels.conv1dForward(plan, rows);
    },
    backward(rows) {
      kernels.conv1dBackward(plan, rows);
    },
  };
}

/** Steps of zeros before the first: all of the reach for `causal`, the smaller half of what is missing for `same`, as in Keras. */
function stepsOfPadding(spec: Conv1dSpec, inputSteps: number, outputSteps: number): number {
  const reach = (spec.kernel_size - 1) * spec.dilation_rate;
  switch (spec.padding) {
    case 'valid':
      return 0;
    case 'causal':
      return reach;
    case 'same':
      return Math.floor(Math.max(0, (outputSteps - 1) * spec.strides + reach + 1 - inputSteps) / 2);
  }
}
