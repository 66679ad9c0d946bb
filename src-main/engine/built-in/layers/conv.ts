import type { Activation } from '../../../core/model/options';
import { activationKinds, needsSums } from '../activations';
import { writePlan } from '../plan-fields';
import { paddedFeatures, reserveTensor, slabSize, type Tensor } from '../tensor';
import type { LayerContext, PlannedLayer } from './layer';
import { windowFields, windowValues, type WindowOptions } from './window';

/** The fields of `ConvPlan` in `kernels/layers/conv-plan.ts`, in its order. */
const convFields = [
  ...windowFields,
  'x',
  'xGrad',
  'y',
  'sums',
  'yGrad',
  'kernel',
  'kernelGrad',
  'bias',
  'biasGrad',
  'transposed',
  'terms',
  'columns',
  'lists',
  'listedRows',
  'inputs',
  'filters',
  'activation',
] as const;

/** An input with fewer features leaves most of its panels empty, and is read by its columns. */
const NARROW = 8;

/** Conv1D and Conv2D alike. */
export function planConv(
  { activation }: { readonly activation: Activation },
  slides: (input: Tensor, output: Tensor) => WindowOptions,
  context: LayerContext,
): PlannedLayer {
  const { kernels, memory, input } = context;
  const output = reserveTensor(memory, context.outputShape, context.maxRows);
  const window = slides(input, output);
  const kind = activationKinds[activation];
  const plan = memory.reserve(convFields.length);
  const values = {
    ...windowValues(window),
    ...weightFields(context),
    ...roomFields(window.size[0] * window.size[1], input, output, context),
    x: input.value,
    xGrad: input.grad,
    y: output.value,
    sums: needsSums(kind) ? memory.reserve(output.steps * slabSize(output.features, context.maxRows)) : output.value,
    yGrad: output.grad,
    inputs: input.features,
    filters: output.features,
    activation: kind,
  };
  return {
    output,
    prepare: () => writePlan(memory, plan, convFields, values),
    forward: (rows) => kernels.convForward(plan, rows),
    backward: (rows) => kernels.convBackward(plan, rows),
  };
}

function weightFields({ weight }: LayerContext) {
  const kernel = weight('kernel');
  const bias = weight('bias');
  return { kernel: kernel.value, kernelGrad: kernel.grad, bias: bias.value, biasGrad: bias.grad };
}

function roomFields(taps: number, input: Tensor, output: Tensor, { memory, maxRows }: LayerContext) {
  const isNarrow = input.features < NARROW;
  const { features } = input;
  return {
    transposed: input.grad === 0 ? 0 : memory.reserve(taps * paddedFeatures(features) * paddedFeatures(output.features)),
    terms: memory.reserve(taps * 4),
    columns: isNarrow ? memory.reserve((input.steps * features + 1) * maxRows) : 0,
    lists: isNarrow ? memory.reserve(output.steps * taps * features) : 0,
    listedRows: 0,
  };
}
