import type { ProblemShape } from '../problem/problem';
import { plural } from '../text';
import { lastToLoseSteps, lastToReturnOneAnswer } from './answer-layers';
import { formatShape, type Fix, type ModelProblem, type Shape, sizeOf } from './layer';
import type { LayerSpec } from './layers';
import { layerNames } from './names';
import { keepsShape } from './shape-keepers';
import type { StackShapes, WantedOutput } from './wanted-output';

/** Whether several values are asked for, at once or at every step, each with the shares of several classes. */
export function isFolded({ shape }: WantedOutput, { output }: ProblemShape): boolean {
  return shape.length > output.length;
}

/** Several answers of several classes each, and the stack gives something else: all their values in one row, then a row for each answer. */
export function foldedProblem(layers: readonly LayerSpec[], { shapes, output }: StackShapes, wanted: WantedOutput): ModelProblem {
  const last = layers.length - 1;
  const name = layerNames(layers)[last] ?? 'the last layer';
  const end = endOf(layers, shapes, wanted);
  const fixes = [...sequenceFixes(layers, shapes[end - 1] ?? [], wanted), ...endingFixes(shapes[end - 1] ?? [], end, wanted)];
  const [answers, classes] = [formatShape(wanted.shape.slice(0, -1)), plural(wanted.units, 'class', 'classes')];
  const start = `The problem asks for ${formatShape(wanted.shape)} values a sample, ${classes} for each of ${answers} answers, but ${name} gives ${formatShape(output)}.`;
  const ways = fixes.map(({ label }, index) => (index === 0 ? label : label.slice(0, 1).toLowerCase() + label.slice(1))).join(', or ');
  return {
    severity: 'error',
    layer: last,
    message: `${start} ${ways === '' ? 'End the stack with a recurrent layer.' : `${ways}.`}`,
    fixes,
  };
}

/**
 * A softmax that stands before the values are folded, and so shares 1 out among the classes of all answers together; null where there is none.
 */
export function sharesApart(layers: readonly LayerSpec[], shapes: readonly Shape[], wanted: WantedOutput): ModelProblem | null {
  if (wanted.activation !== 'softmax') return null;
  const layer = layers.findLastIndex((spec) => spec.type !== 'Reshape' && spec.type !== 'Flatten' && spec.type !== 'Dropout');
  const values = shapes[layer]?.at(-1);
  if (curveOf(layers[layer]) !== 'softmax' || values === wanted.units || typeof values !== 'number') return null;
  const end = endOf(layers, shapes, wanted);
  const fixes = endingFixes(shapes[end - 1] ?? [], end, wanted);
  const name = layerNames(layers)[layer] ?? 'The last layer';
  const message = `The softmax of ${name} goes over all ${values} values at once, not over the ${wanted.units} classes of each answer.`;
  return { severity: 'error', layer, message: `${message} ${fixes[0]?.label ?? 'Put it behind Reshape'}.`, fixes };
}

function curveOf(layer: LayerSpec | undefined): string | null {
  const inner = layer && 'layer' in layer ? layer.layer : layer;
  if (inner?.type === 'Softmax') return 'softmax';
  return inner && 'activation' in inner ? inner.activation : null;
}

/** Place from which on layers only make the answer: a Dense, what folds its values, and what sends them through a curve. */
function endOf(layers: readonly LayerSpec[], shapes: readonly Shape[], { shape }: WantedOutput): number {
  const folds = (layer: LayerSpec): boolean => layer.type === 'Reshape' || layer.type === 'Flatten' || keepsShape(layer.type);
  const answering = layers.findLastIndex((layer) => !folds(layer));
  const inner = layers[answering];
  const isAnswer = inner?.type === 'Dense' || (inner?.type === 'TimeDistributed' && inner.layer.type === 'Dense');
  if (!isAnswer) return layers.length;
  // A hidden layer that happens to be the last would be lost.
  const units = shapes[answering]?.at(-1) ?? 0;
  return curveOf(inner) === 'relu' && units !== sizeOf(shape) ? layers.length : answering;
}

/** A sequence where one row is wanted, or the other way round. */
function sequenceFixes(layers: readonly LayerSpec[], before: Shape, { shape }: WantedOutput): readonly Fix[] {
  const names = layerNames(layers);
  const set = (layer: number, option: string, value: boolean): Fix => ({
    kind: 'set-option',
    label: `Turn ${value ? 'on' : 'off'} “return sequences” on ${names[layer] ?? ''}`,
    layer,
    option,
    value,
  });
  if (shape.length === 3) {
    const found = before.length === 1 ? lastToLoseSteps(layers) : null;
    return found ? [set(found.layer, found.option, true)] : [];
  }
  const culprit = before.length > 1 ? lastToReturnOneAnswer(layers) : -1;
  return culprit < 0 ? [] : [set(culprit, 'return_sequences', false)];
}

/** @param before shape of what the ending is put behind */
function endingFixes(before: Shape, from: number, { shape, activation }: WantedOutput): readonly Fix[] {
  const everyStep = shape.length === 3 && before.length === 2 && before[0] === shape[0];
  const isFlat = everyStep || before.length === 1;
  if (!isFlat && before.includes(null)) return [];
  const units = sizeOf(everyStep ? shape.slice(1) : shape) ?? 1;
  const curve = activation ?? 'linear';
  const layers = [
    ...(isFlat ? [] : [{ type: 'Flatten' }]),
    { type: 'Dense', units },
    { type: 'Reshape', target_shape: [...shape] },
    ...(curve === 'linear' ? [] : [{ type: 'Activation', activation: curve }]),
  ];
  const label = `End with ${isFlat ? '' : 'Flatten, '}Dense ${units} and Reshape to ${formatShape(shape)}${curve === 'linear' ? '' : `, ${curve}`}`;
  return [{ kind: 'end-with', label, from, layers }];
}
