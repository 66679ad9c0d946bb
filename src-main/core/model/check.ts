import type { ProblemShape } from '../problem/problem';
import { definitionOf, type LayerSpec } from './layers';
import { formatShape, isRefusal, type Fix, type LayerSummary, type ModelProblem, type Shape, type ShapeRefusal } from './layer';
import { misfitProblem, misfittingLayer } from './initial-weights';
import type { ModelSpec } from './model';
import { layerNames } from './names';
import { checkOutput } from './output';
import { refusedByKeras } from './refused-by-keras';
import { keepsShape } from './shape-keepers';

/** What is known of a model before anything is trained. */
export interface ModelCheck {
  readonly layers: readonly LayerSummary[];
  /** Sum over all layers; null where the stack cannot be built. */
  readonly params: number | null;
  readonly problems: readonly ModelProblem[];
}

/**
 * Shapes and parameter counts of every layer, and everything that is wrong with the stack.
 *
 * @param problem what the model has to fit
 */
export function checkModel(model: ModelSpec, problem: ProblemShape): ModelCheck {
  const names = layerNames(model.layers);
  const layers: LayerSummary[] = [];
  const problems: ModelProblem[] = [...checkInput(model, problem), ...refusedByKeras(model.layers)];
  let shape: Shape | null = inputShape(model, problem);
  for (const [index, spec] of model.layers.entries()) {
    const name = names[index] ?? spec.type;
    const built: BuiltLayer | null = shape && buildLayer(model.layers, names, index, shape);
    if (built?.problem) problems.push(built.problem);
    layers.push({ name, type: spec.type, outputShape: built?.shape ?? null, params: built?.params ?? null });
    shape = built?.shape ?? null;
  }
  if (shape) problems.push(...checkOutput(model, shape, problem), ...checkInitialWeights(model, problem));
  const params = shape ? layers.reduce((sum, layer) => sum + (layer.params?.total ?? 0), 0) : null;
  return { layers, params, problems };
}

/** @returns whether the stack can be trained as it stands */
export function isBuildable(check: ModelCheck): boolean {
  return check.params !== null && check.problems.every((problem) => problem.severity !== 'error');
}

/** @returns whether training would start from the weights that the model came with */
export function startsFromWeights(model: ModelSpec, problem: ProblemShape): boolean {
  const { initial_weights: weights, layers } = model;
  return weights !== undefined && misfittingLayer(layers, inputShape(model, problem), weights) === null;
}

function checkInitialWeights(model: ModelSpec, problem: ProblemShape): readonly ModelProblem[] {
  if (!model.initial_weights) return [];
  const layer = misfittingLayer(model.layers, inputShape(model, problem), model.initial_weights);
  return layer === null ? [] : [misfitProblem(layer, layerNames(model.layers)[layer] ?? 'the model', model.initial_weights)];
}

interface BuiltLayer {
  readonly shape: Shape | null;
  readonly params: LayerSummary['params'];
  readonly problem: ModelProblem | null;
}

function buildLayer(layers: readonly LayerSpec[], names: readonly string[], index: number, input: Shape): BuiltLayer {
  const spec = layers[index];
  if (!spec) return { shape: null, params: null, problem: null };
  const definition = definitionOf(spec);
  const output = definition.outputShape(spec, input);
  if (!isRefusal(output)) return { shape: output, params: definition.params(spec, input), problem: null };
  const fixes = fixesFor(output, layers, names, index);
  const message = [output.message, suggestion(fixes)].filter(Boolean).join(' ');
  return { shape: null, params: null, problem: { severity: 'error', layer: index, message, fixes } };
}

/** The layer above that swallowed the sequence is asked to return it, or to go; what keeps the shape is not to blame. */
function fixesFor(refusal: ShapeRefusal, layers: readonly LayerSpec[], names: readonly string[], index: number): Fix[] {
  const above = layers.slice(0, index).findLastIndex((layer) => !keepsShape(layer.type));
  const previous = layers[above];
  if (!previous) return [];
  const name = names[above] ?? previous.type;
  if (refusal.needs === 'flat') return [{ kind: 'insert', label: 'Add Flatten', at: index, type: 'Flatten' }];
  if (refusal.needs !== 'sequence') return [];
  const option = sequenceOption(previous);
  if (option) return [{ kind: 'set-option', label: `Turn on “return sequences” on ${name}`, layer: above, option, value: true }];
  return previous.type === 'Flatten' ? [{ kind: 'remove', label: `Remove ${name}`, layer: above }] : [];
}

/** The option by which a layer returns its sequence; null where it has none. */
function sequenceOption(spec: LayerSpec): string | null {
  if ('return_sequences' in spec) return 'return_sequences';
  return 'layer' in spec && 'return_sequences' in spec.layer ? 'layer.return_sequences' : null;
}

function suggestion(fixes: readonly Fix[]): string {
  return fixes.length > 0 ? `${fixes.map((fix) => fix.label).join(', or ')}.` : '';
}

/** As the first layer has it: a length that it leaves open stays open. */
function inputShape(model: ModelSpec, problem: ProblemShape): Shape {
  const [first] = model.layers;
  if (first?.type === 'Input' && first.shape && fits(first.shape, problem)) return first.shape;
  return problem.open ? [null, ...problem.input.slice(1)] : problem.input;
}

/** An open length takes any; features cannot be left open, for weights depend on them. */
function fits(shape: Shape, problem: ProblemShape): boolean {
  const { input } = problem;
  return (
    shape.length === input.length &&
    shape.every((size, axis) => size === input[axis] || (axis === 0 && size === null && input.length === 2))
  );
}

function checkInput(model: ModelSpec, problem: ProblemShape): ModelProblem[] {
  const [first, ...rest] = model.layers;
  const found: ModelProblem[] = [];
  if (first?.type !== 'Input') {
    const fixes: Fix[] = [{ kind: 'insert', label: 'Add Input', at: 0, type: 'Input' }];
    found.push({ severity: 'error', layer: 0, message: 'The first layer must be Input.', fixes });
  } else if (first.shape && !fits(first.shape, problem)) {
    const message = `Input is set to ${formatShape(first.shape)}, but the problem gives ${problem.input.join(' × ')}. Leave its shape open to take the problem's.`;
    const fixes: Fix[] = [{ kind: 'set-option', label: 'Leave the shape open', layer: 0, option: 'shape', value: null }];
    found.push({ severity: 'error', layer: 0, message, fixes });
  }
  for (const [index, spec] of rest.entries()) {
    if (spec.type !== 'Input') continue;
    const fixes: Fix[] = [{ kind: 'remove', label: 'Remove it', layer: index + 1 }];
    found.push({ severity: 'error', layer: index + 1, message: 'Input can only be the first layer.', fixes });
  }
  return found;
}
