import { z } from 'zod';
import { plural } from '../text';
import {
  type FirstValues,
  featuresOf,
  formatShape,
  type LayerDefinition,
  type ParamCount,
  type Shape,
  type ShapeRefusal,
  type WeightSpec,
} from './layer';
import { cellActivation, count, rate } from './options';
import { biasOptions, biasWeight, kernelOptions, kernelWeight, recurrentKernelOptions, weight } from './weights';

/** Options that SimpleRNN, LSTM and GRU share, with Keras 3's defaults. */
export const recurrentOptions = {
  units: count,
  activation: cellActivation.default('tanh'),
  use_bias: z.boolean().default(true),
  return_sequences: z.boolean().default(false),
  go_backwards: z.boolean().default(false),
  /** Predictions go on from the state that the last one left, as a free run needs it. */
  stateful: z.boolean().default(false),
  dropout: rate.default(0),
  recurrent_dropout: rate.default(0),
  ...kernelOptions,
  ...recurrentKernelOptions,
  ...biasOptions,
};

type RecurrentSpec = z.output<z.ZodObject<typeof recurrentOptions>> & { readonly type: string };

/** What a kind of cell adds: how many gates it has, and how many bias vectors a gate has. */
interface CellShape<Spec> {
  readonly gates: number;
  readonly biasVectors: (spec: Spec) => number;
  /** What the bias begins with, where that is not the option `bias_initializer`. */
  readonly firstBias?: (spec: Spec) => FirstValues;
}

/**
 * Shape, count and weights of a recurrent layer; Keras concatenates the gates along the last axis.
 * Count: gates × (units² + inputs × units + bias vectors × units).
 */
export function recurrentDefinition<Spec extends RecurrentSpec>(cell: CellShape<Spec>): LayerDefinition<Spec> {
  return {
    outputShape: (spec, shape) => recurrentShape(spec, shape),
    params: (spec, shape) => recurrentParams(spec.units, featuresOf(shape), cell.gates, spec.use_bias ? cell.biasVectors(spec) : 0),
    weights: (spec, shape) => recurrentWeights(spec, featuresOf(shape), cell),
    describe: (spec) =>
      [plural(spec.units, 'unit'), spec.return_sequences ? 'returns sequences' : '', spec.go_backwards ? 'reads backwards' : '']
        .filter(Boolean)
        .join(', '),
  };
}

function recurrentShape(spec: RecurrentSpec, shape: Shape): Shape | ShapeRefusal {
  const steps = shape[0];
  if (shape.length !== 2 || steps === undefined) {
    return { needs: 'sequence', message: `${spec.type} needs a sequence (steps × features); the layer above gives ${formatShape(shape)}.` };
  }
  return spec.return_sequences ? [steps, spec.units] : [spec.units];
}

function recurrentParams(units: number, inputs: number, gates: number, biasVectors: number): ParamCount {
  const terms = [
    { formula: `${units}²`, name: 'state', value: units * units },
    { formula: `${inputs} × ${units}`, name: 'input', value: inputs * units },
    ...(biasVectors > 0
      ? [{ formula: biasVectors === 1 ? `${units}` : `${biasVectors} × ${units}`, name: 'bias', value: biasVectors * units }]
      : []),
  ];
  const once = terms.reduce((sum, term) => sum + term.value, 0);
  return { total: gates * once, terms, factor: gates === 1 ? null : { times: gates, name: 'gates' } };
}

function recurrentWeights<Spec extends RecurrentSpec>(spec: Spec, inputs: number, cell: CellShape<Spec>): readonly WeightSpec[] {
  const columns = cell.gates * spec.units;
  const vectors = cell.biasVectors(spec);
  const recurrent = {
    initializer: spec.recurrent_initializer,
    regularizer: spec.recurrent_regularizer,
    constraint: spec.recurrent_constraint,
  };
  const weights = [kernelWeight(spec, [inputs, columns]), weight('recurrent_kernel', [spec.units, columns], recurrent)];
  const bias = biasWeight(spec, vectors === 1 ? [columns] : [vectors, columns], cell.firstBias?.(spec));
  return spec.use_bias ? [...weights, bias] : weights;
}
