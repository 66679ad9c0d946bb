import type { ProblemShape } from '../problem/problem';
import { definitionOf, type LayerSpec } from './layers';
import { checkInput, inputShape, withProblemLength } from './input';
import { formatShape, isRefusal, type Fix, type LayerSummary, type ModelProblem, type Shape, type ShapeRefusal } from './layer';
import { misfitProblem, misfittingLayer } from './initial-weights';
import { checkMasking } from './masking-check';
import type { ModelSpec } from './model';
import { layerNames } from './names';
import { checkOutput } from './output';
import { refusedByKeras } from './refused-by-keras';
import { refusedClipping, refusedWeightOptions } from './refused-options';
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
  const problems: ModelProblem[] = [
    ...checkInput(model.layers, problem),
    ...refusedByKeras(model.layers),
    ...refusedClipping(model.optimizer),
    ...checkMasking(model.layers, problem),
  ];
  let shape: Shape | null = inputShape(model.layers, problem);
  for (const [index, spec] of model.layers.entries()) {
    const name = names[index] ?? spec.type;
    const built: BuiltLayer | null = shape && buildLayer(model.layers, names, index, shape);
    if (built?.problem) problems.push(built.problem);
    else if (shape) problems.push(...refusedWeightOptions(spec, index, name, shape));
    layers.push({ name, type: spec.type, outputShape: built?.shape ?? null, params: built?.params ?? null });
    shape = built?.shape ?? null;
  }
  if (shape) {
    const output = withProblemLength(model.layers, shape, problem);
    const shapes = layers.map(({ outputShape }) => outputShape ?? []);
    problems.push(...checkOutput(model, { shapes, output }, problem), ...checkInitialWeights(model, problem));
  }
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
  return weights !== undefined && misfittingLayer(layers, inputShape(layers, problem), weights) === null;
}

function checkInitialWeights(model: ModelSpec, problem: ProblemShape): readonly ModelProblem[] {
  if (!model.initial_weights) return [];
  const layer = misfittingLayer(model.layers, inputShape(model.layers, problem), model.initial_weights);
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
  const fixes = [...fixesFor(output, layers, names, index), ...rowsAsSteps(output, input, index)];
  const message = [output.message, suggestion(fixes) || otherWay(output, input)].filter(Boolean).join(' ');
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

/** A picture is a sequence of its rows. */
function rowsAsSteps({ needs }: ShapeRefusal, input: Shape, index: number): Fix[] {
  const [height, width, channels] = input;
  if (needs !== 'sequence' || input.length !== 3 || !height || !width || !channels) return [];
  const steps = [height, width * channels];
  return [{ kind: 'insert', label: `Add Reshape to ${formatShape(steps)}`, at: index, type: 'Reshape', options: { target_shape: steps } }];
}

/** What would take such an input, in words, where no button helps. */
function otherWay({ needs }: ShapeRefusal, input: Shape): string {
  if (needs === 'image' && input.length === 2) return 'Over a sequence, Conv1D and MaxPooling1D slide.';
  return needs === 'fixed' ? 'Put a recurrent layer or a global pooling in its place, which read any length.' : '';
}

/** The option by which a layer returns its sequence; null where it has none. */
function sequenceOption(spec: LayerSpec): string | null {
  if ('return_sequences' in spec) return 'return_sequences';
  return 'layer' in spec && 'return_sequences' in spec.layer ? 'layer.return_sequences' : null;
}

function suggestion(fixes: readonly Fix[]): string {
  return fixes.length > 0 ? `${fixes.map((fix) => fix.label).join(', or ')}.` : '';
}
