import type { FirstValues, Fix, ModelProblem, Shape, WeightSpec } from './layer';
import { definitionOf, type LayerSpec } from './layers';
import type { OptimizerSpec } from './optimizers';
import { clipLabels } from './training-guide';

/**
 * Options of a layer's weights that Keras 3 refuses for the shape that the weight has, named before anything is trained.
 *
 * @param name the layer's in the stack
 * @param input a shape that the layer takes
 */
export function refusedWeightOptions(spec: LayerSpec, layer: number, name: string, input: Shape): readonly ModelProblem[] {
  // Both directions of a Bidirectional are made from the same options.
  const weights = definitionOf(spec)
    .weights(spec, input)
    .filter((weight) => !weight.name.startsWith('backward_'));
  const inside = 'layer' in spec ? 'layer.' : '';
  return weights.flatMap((weight) => {
    const place = { layer, name, option: inside + optionOf(weight.name) };
    return [...orthogonalVector(weight, place), ...axisNotThere(weight, place)];
  });
}

const clips = ['clipnorm', 'global_clipnorm', 'clipvalue'] as const;

/** Keras's `clip_args_sum`: a training would heed one of them alone. */
export function refusedClipping(optimizer: OptimizerSpec): readonly ModelProblem[] {
  const set = clips.filter((option) => optimizer[option] !== null);
  if (set.length <= 1) return [];
  const names = set.map((option) => `${clipLabels[option]} (${option})`).join(' and ');
  const message = `${optimizer.type} clips gradients in one way alone: only one of ${names} can be set, as in Keras.`;
  const fixes = set.map((kept): Fix => {
    const options = Object.fromEntries(set.filter((option) => option !== kept).map((option) => [option, null]));
    return { kind: 'set-optimizer', label: `Keep only “${clipLabels[kept]}”`, options };
  });
  return [{ severity: 'error', layer: null, message, fixes }];
}

interface Place {
  readonly layer: number;
  readonly name: string;
  /** `kernel`, or `layer.kernel` in a wrapper: what `_initializer` and `_constraint` follow. */
  readonly option: string;
}

/** `forward_recurrent_kernel` is set by `recurrent_initializer`, every other weight by its own name. */
function optionOf(weight: string): string {
  return weight.replace(/^forward_/, '').replace('recurrent_kernel', 'recurrent');
}

function orthogonalVector({ shape, initializer }: WeightSpec, { layer, name, option }: Place): readonly ModelProblem[] {
  if (shape.length > 1 || !isOrthogonal(initializer)) return [];
  const path = `${option}_initializer`;
  const label = 'Begin with zeros';
  const message = `${name}: ${path} cannot be orthogonal, since that is for a weight of two axes or more. ${label}.`;
  return [{ severity: 'error', layer, message, fixes: [{ kind: 'set-option', label, layer, option: path, value: 'zeros' }] }];
}

function isOrthogonal(initializer: FirstValues): boolean {
  if (typeof initializer === 'string') return initializer === 'orthogonal';
  return initializer.type === 'UnitForgetBias' ? isOrthogonal(initializer.others) : initializer.type === 'Orthogonal';
}

function axisNotThere({ shape, constraint }: WeightSpec, { layer, name, option }: Place): readonly ModelProblem[] {
  if (constraint?.type !== 'MaxNorm' || constraint.axis < shape.length) return [];
  const path = `${option}_constraint.axis`;
  const label = 'Use axis 0';
  const message = `${name}: ${path} is ${constraint.axis}, and the weight has no axis above ${shape.length - 1}. ${label}.`;
  return [{ severity: 'error', layer, message, fixes: [{ kind: 'set-option', label, layer, option: path, value: 0 }] }];
}
