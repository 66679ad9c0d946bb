import { plural } from '../text';
import { formatShape, type LayerDefinition, type ParamCount, type Shape, type ShapeRefusal, type WeightSpec } from './layer';
import type { Initializer } from './options';

/** The options by which recurrent layers differ in shape and size. */
interface RecurrentSpec {
  readonly type: string;
  readonly units: number;
  readonly use_bias: boolean;
  readonly return_sequences: boolean;
  readonly go_backwards: boolean;
  readonly kernel_initializer: Initializer;
  readonly recurrent_initializer: Initializer;
}

/** What a kind of cell adds: how many gates it has, and how many bias vectors a gate has. */
interface CellShape<Spec> {
  readonly gates: number;
  readonly biasVectors: (spec: Spec) => number;
  readonly biasInitializer: (spec: Spec) => WeightSpec['initializer'];
}

/**
 * Shape, count and weights of a recurrent layer; Keras concatenates the gates along the last axis.
 * Count: gates × (units² + inputs × units + bias vectors × units).
 */
export function recurrentDefinition<Spec extends RecurrentSpec>(cell: CellShape<Spec>): LayerDefinition<Spec> {
  return {
    outputShape: (spec, shape) => recurrentShape(spec, shape),
    params: (spec, shape) => recurrentParams(spec.units, shape.at(-1) ?? 0, cell.gates, spec.use_bias ? cell.biasVectors(spec) : 0),
    weights: (spec, shape) => recurrentWeights(spec, shape.at(-1) ?? 0, cell),
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
  const weights: WeightSpec[] = [
    { name: 'kernel', shape: [inputs, columns], initializer: spec.kernel_initializer },
    { name: 'recurrent_kernel', shape: [spec.units, columns], initializer: spec.recurrent_initializer },
  ];
  if (spec.use_bias)
    weights.push({ name: 'bias', shape: vectors === 1 ? [columns] : [vectors, columns], initializer: cell.biasInitializer(spec) });
  return weights;
}
