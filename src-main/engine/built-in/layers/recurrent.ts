import type { RecurrentKernel } from '../kernels';
import { activationKinds } from '../activations';
import { writePlan } from '../plan-fields';
import { paddedFeatures, reserveTensor, slabSize, type Tensor } from '../tensor';
import type { LayerContext, PlannedLayer } from './layer';
import { planMasks } from './recurrent-masks';
import type { RecurrentSpec } from './recurrent-spec';

/** The fields of `RecurrentPlan` in `kernels/recurrent/plan.ts`, in its order. */
const recurrentFields = [
  'steps',
  'inputs',
  'units',
  'activation',
  'recurrentActivation',
  'goBackwards',
  'returnSequences',
  'resetAfter',
  'x',
  'xGrad',
  'xMask',
  'xMasked',
  'xMasks',
  'hMask',
  'hMasked',
  'hMasks',
  'kernel',
  'kernelGrad',
  'recurrent',
  'recurrentGrad',
  'bias',
  'biasGrad',
  'biasSum',
  'kernelTransposed',
  'recurrentTransposed',
  'gates',
  'states',
  'carries',
  'carryOutputs',
  'yGrad',
  'stateGrad',
  'carryGrad',
  'scratch',
] as const;

/** What a kind of cell keeps and computes with. */
export interface CellPlan {
  /** Gates of the weights. */
  readonly gates: number;
  /** Slabs that a step keeps for the backward pass. */
  readonly slabs: number;
  readonly recurrentActivation: number;
  readonly resetAfter: boolean;
  readonly forward: RecurrentKernel;
  readonly backward: RecurrentKernel;
}

/** SimpleRNN, LSTM and GRU: one call each way; the loop over the steps is in the kernel. */
export function planRecurrent(spec: RecurrentSpec, cell: CellPlan, context: LayerContext): PlannedLayer {
  const { memory, input, maxRows, kernels } = context;
  const plan = memory.reserve(recurrentFields.length);
  const slab = slabSize(spec.units, maxRows);
  // The zero state before the first step ends where the states begin, whatever the size of the batch.
  const states = memory.reserve((input.steps + 1) * slab) + slab * 4;
  const last = reserveTensor(memory, context.outputShape, maxRows, spec.return_sequences ? input.mask : 0);
  const output = spec.return_sequences ? { ...last, value: states } : last;
  const masks = planMasks(spec, cell.gates, context);
  const values = {
    ...optionFields(spec, cell, input),
    ...weightFields(spec, cell, context),
    ...masks.fields,
    gates: memory.reserve(input.steps * cell.slabs * slab),
    states,
    carries: memory.reserve((input.steps + 1) * slab),
    carryOutputs: memory.reserve(input.steps * slab),
    yGrad: output.grad,
    stateGrad: memory.reserve(slab),
    carryGrad: memory.reserve(slab),
    scratch: memory.reserve(Math.max(slab, slabSize(input.features, maxRows))),
  };
  return {
    output,
    masks: masks.regions,
    prepare() {
      writePlan(memory, plan, recurrentFields, values);
    },
    forward(rows, training) {
      if (training) masks.draw(rows);
      cell.forward(plan, rows, training ? 1 : 0);
      if (spec.return_sequences) return;
      const bytes = slabSize(spec.units, rows) * 4;
      kernels.copy(output.value, states + (input.steps - 1) * bytes, bytes);
    },
    backward(rows, training) {
      cell.backward(plan, rows, training ? 1 : 0);
    },
  };
}

type Fields = Record<(typeof recurrentFields)[number], number>;

function optionFields(spec: RecurrentSpec, cell: CellPlan, input: Tensor) {
  return {
    steps: input.steps,
    inputs: input.features,
    units: spec.units,
    activation: activationKinds[spec.activation],
    recurrentActivation: cell.recurrentActivation,
    goBackwards: spec.go_backwards ? 1 : 0,
    returnSequences: spec.return_sequences ? 1 : 0,
    resetAfter: cell.resetAfter ? 1 : 0,
    x: input.value,
    xGrad: input.grad,
  } satisfies Partial<Fields>;
}

function weightFields(spec: RecurrentSpec, cell: CellPlan, { memory, input, weight }: LayerContext) {
  const units = paddedFeatures(spec.units);
  const kernel = weight('kernel');
  const recurrent = weight('recurrent_kernel');
  const bias = weight('bias');
  return {
    kernel: kernel.value,
    kernelGrad: kernel.grad,
    recurrent: recurrent.value,
    recurrentGrad: recurrent.grad,
    bias: bias.value,
    biasGrad: bias.grad,
    biasSum: memory.reserve(2 * units),
    kernelTransposed: memory.reserve(paddedFeatures(input.features) * cell.gates * units),
    recurrentTransposed: memory.reserve(units * cell.gates * units),
  } satisfies Partial<Fields>;
}
