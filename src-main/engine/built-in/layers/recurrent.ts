import type { RecurrentGradientKernel, RecurrentKernel } from '../kernels';
import { activationKinds, needsSums } from '../activations';
import type { WeightAddresses } from '../parameters';
import { writePlan } from '../plan-fields';
import { paddedFeatures, reserveTensor, slabSize, type Tensor } from '../tensor';
import type { LayerContext, PlannedLayer } from './layer';
import { recurrentFields, type RecurrentFields } from './recurrent-fields';
import { planMasks } from './recurrent-masks';
import type { RecurrentSpec } from './recurrent-spec';
import { planStates } from './recurrent-states';

/** What a kind of cell keeps and computes with. */
export interface CellPlan {
  /** Gates of the weights. */
  readonly gates: number;
  /** Slabs that a step keeps for the backward pass. */
  readonly slabs: number;
  readonly hasCarry: boolean;
  readonly recurrentActivation: number;
  readonly resetAfter: boolean;
  readonly forward: RecurrentKernel;
  readonly backward: RecurrentKernel;
  /** What is summed after the backward pass: the gradients of weights that are written as a whole. */
  readonly gradient?: RecurrentGradientKernel;
}

/** SimpleRNN, LSTM and GRU: one call each way; the loop over the steps is in the kernel. */
export function planRecurrent(spec: RecurrentSpec, cell: CellPlan, context: LayerContext): PlannedLayer {
  const { memory, input, maxRows, kernels } = context;
  const plan = memory.reserve(recurrentFields.length);
  const slab = slabSize(spec.units, maxRows);
  // The state before the first step ends where the states begin, whatever the size of the batch.
  const states = memory.reserve((input.steps + 1) * slab) + slab * 4;
  const last = reserveTensor(memory, context.outputShape, maxRows, spec.return_sequences ? input.mask : 0);
  // The first answers of a stateful layer are not its states where their steps are masked.
  const differs = spec.stateful && input.mask !== 0;
  const output = spec.return_sequences && !differs ? { ...last, value: states } : last;
  const masks = planMasks(spec, cell.gates, context);
  const kept = planStates(spec.stateful, cell.hasCarry ? 2 : 1, spec.units, context);
  const { kernelGrad, recurrentGrad } = writtenGrads(context);
  const values = {
    ...optionFields(spec, cell, input),
    ...weightFields(spec, cell, context),
    ...masks.fields,
    ...kept.fields,
    ...roomFields(spec, cell, context),
    states,
    yGrad: output.grad,
  };
  const clearFirst = ({ value }: Tensor, rows: number): void => {
    const options = [spec.go_backwards ? 1 : 0, spec.return_sequences ? 1 : 0] as const;
    kernels.clearUntilFirst(value, input.mask, ...options, input.steps, spec.units, rows);
  };
  return {
    output,
    masks: masks.regions,
    kept: kept.regions,
    prepare() {
      writePlan(memory, plan, recurrentFields, values);
    },
    forward(rows, training, batch) {
      if (training) masks.draw(rows);
      kept.fit(batch);
      cell.forward(plan, rows, training ? 1 : 0);
      if (output.value === states) return;
      const bytes = slabSize(spec.units, rows) * 4;
      kernels.copy(output.value, states + (input.steps - output.steps) * bytes, output.steps * bytes);
      if (differs) clearFirst(output, rows);
    },
    backward(rows, training) {
      cell.backward(plan, rows, training ? 1 : 0);
      if (kernelGrad !== 0 || recurrentGrad !== 0) {
        cell.gradient?.(kernelGrad, recurrentGrad, plan, rows, training ? 1 : 0, 0, (cell.gates * paddedFeatures(spec.units)) / 8, 1);
      }
    },
    resetStates() {
      kept.reset();
    },
  };
}

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
    mask: input.mask,
  } satisfies Partial<RecurrentFields>;
}

function weightFields(spec: RecurrentSpec, cell: CellPlan, { memory, input, weight }: LayerContext) {
  const units = paddedFeatures(spec.units);
  const kernel = weight('kernel');
  const recurrent = weight('recurrent_kernel');
  const bias = weight('bias');
  return {
    kernel: kernel.value,
    kernelGrad: kernel.isWritten ? 0 : kernel.grad,
    recurrent: recurrent.value,
    recurrentGrad: recurrent.isWritten ? 0 : recurrent.grad,
    bias: bias.value,
    biasGrad: bias.grad,
    biasSum: memory.reserve(2 * units),
    kernelTransposed: memory.reserve(paddedFeatures(input.features) * cell.gates * units),
    recurrentTransposed: memory.reserve(units * cell.gates * units),
  } satisfies Partial<RecurrentFields>;
}

/** 0 for those that the backward pass adds to. */
function writtenGrads({ weight }: LayerContext) {
  const gradOf = ({ isWritten, grad }: WeightAddresses): number => (isWritten ? grad : 0);
  return { kernelGrad: gradOf(weight('kernel')), recurrentGrad: gradOf(weight('recurrent_kernel')) };
}

/** Room for what is computed on the way, as far as the layer's options need it. */
function roomFields(spec: RecurrentSpec, cell: CellPlan, { memory, input, maxRows }: LayerContext) {
  const slab = slabSize(spec.units, maxRows);
  const keepsSums = needsSums(activationKinds[spec.activation]) || needsSums(cell.recurrentActivation);
  const hasMask = input.mask !== 0;
  return {
    gates: memory.reserve(input.steps * cell.slabs * slab),
    carries: memory.reserve((input.steps + 1) * slab),
    carryOutputs: memory.reserve(input.steps * slab),
    stateGrad: memory.reserve(slab),
    carryGrad: memory.reserve(slab),
    scratch: memory.reserve(Math.max(slab, slabSize(input.features, maxRows))),
    sums: keepsSums ? memory.reserve(input.steps * cell.slabs * slab) : 0,
    upstream: memory.reserve(cell.gates * slab),
    heldState: hasMask ? memory.reserve(slab) : 0,
    heldCarry: hasMask && cell.hasCarry ? memory.reserve(slab) : 0,
  } satisfies Partial<RecurrentFields>;
}
