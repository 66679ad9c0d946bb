import { plural } from '../text';
import type { ProblemShape } from '../problem/problem';
import { formatShape, type Fix, type ModelProblem, type Shape } from './layer';
import type { LayerSpec } from './layers';
import type { Loss, ModelSpec } from './model';
import { layerNames } from './names';
import { keepsShape } from './shape-keepers';

/** What the last layer must look like for a task and a loss. */
interface WantedOutput {
  readonly units: number;
  /** Linear where the loss takes logits; null where any will do. */
  readonly activation: 'sigmoid' | 'softmax' | 'linear' | null;
  /** Losses that fit the task with this output; the first is proposed. */
  readonly losses: readonly Loss[];
}

/**
 * Whether the stack's answer is what the problem asks for.
 *
 * @param output shape of the last layer, without the batch
 */
export function checkOutput(model: ModelSpec, output: Shape, problem: ProblemShape): readonly ModelProblem[] {
  const last = model.layers.length - 1;
  const wanted = wantedOutput(problem, model);
  if (!wanted.losses.includes(model.loss)) return [lossProblem(model.loss, wanted, problem)];
  if (output.length !== 1) return [sequenceProblem(model.layers, last, output, wanted.units)];
  if (output[0] !== wanted.units) return [unitsProblem(model.layers, answeringLayer(model.layers), output, wanted)];
  return activationProblem(model.layers, answeringLayer(model.layers), wanted);
}

const severalClasses: readonly Loss[] = ['sparse_categorical_crossentropy', 'categorical_crossentropy'];
const oneNumber: readonly Loss[] = [
  'mean_squared_error',
  'mean_absolute_error',
  'mean_absolute_percentage_error',
  'huber',
  'log_cosh',
  'quantile',
  'poisson',
];

function wantedOutput(problem: ProblemShape, { loss, loss_options: options }: ModelSpec): WantedOutput {
  const [one, several] = options.from_logits ? (['linear', 'linear'] as const) : (['sigmoid', 'softmax'] as const);
  switch (problem.task) {
    case 'binary':
      return severalClasses.includes(loss)
        ? { units: 2, activation: several, losses: severalClasses }
        : { units: 1, activation: one, losses: ['binary_crossentropy'] };
    case 'classes':
      return { units: problem.classes.length, activation: several, losses: severalClasses };
    case 'number':
      return { units: 1, activation: null, losses: oneNumber };
  }
}

function lossProblem(loss: Loss, wanted: WantedOutput, problem: ProblemShape): ModelProblem {
  const asked = { binary: 'one of two classes', classes: 'one of several classes', number: 'a number' }[problem.task];
  const value = wanted.losses[0] ?? loss;
  const fixes: Fix[] = [{ kind: 'set-loss', label: `Use ${value}`, value }];
  return {
    severity: 'error',
    layer: null,
    message: `The problem asks for ${asked}, and the loss ${loss} does not fit that. Use ${value}.`,
    fixes,
  };
}

/** The stack ends in a sequence, but one answer is wanted: the recurrent layer nearest the end is the likely reason. */
function sequenceProblem(layers: readonly LayerSpec[], last: number, output: Shape, units: number): ModelProblem {
  const names = layerNames(layers);
  const culprit = lastToReturnOneAnswer(layers);
  const ending = layers[last];
  const fixes: Fix[] = [];
  if (culprit >= 0) {
    fixes.push({
      kind: 'set-option',
      label: `Turn off “return sequences” on ${names[culprit] ?? ''}`,
      layer: culprit,
      option: 'return_sequences',
      value: false,
    });
  }
  if (ending?.type === 'Dense') fixes.push({ kind: 'insert', label: 'Add Flatten', at: last, type: 'Flatten' });
  const start =
    ending?.type === 'Dense'
      ? `Dense needs a flat input; the layer above gives ${formatShape([output[0] ?? 0, inputsOf(layers, last, output)])}.`
      : `${plural(units, 'answer')} a row ${units === 1 ? 'is' : 'are'} wanted, but ${names[last] ?? 'the last layer'} gives ${formatShape(output)}.`;
  const ways = fixes.map((fix, index) => (index === 0 ? fix.label : fix.label.replace(/^Add/, 'add'))).join(', or ');
  const message = ways ? `${start} ${ways}.` : `${start} End the stack with Flatten and Dense ${units}.`;
  return { severity: 'error', layer: last, message, fixes };
}

/** The recurrent layer that could give its last answer alone: nothing below it needs a sequence. -1 where there is none. */
function lastToReturnOneAnswer(layers: readonly LayerSpec[]): number {
  const last = layers.findLastIndex((layer) => layer.type !== 'Dense' && layer.type !== 'Flatten' && !keepsShape(layer.type));
  const layer = layers[last];
  return layer && 'return_sequences' in layer && layer.return_sequences ? last : -1;
}

/** Features that reach the last layer: units or filters of the nearest layer above that sets them. */
function inputsOf(layers: readonly LayerSpec[], last: number, output: Shape): number {
  for (const layer of layers.slice(0, last).reverse()) {
    if ('units' in layer) return layer.units;
    if ('filters' in layer) return layer.filters;
  }
  const first = layers[0];
  return (first?.type === 'Input' ? first.shape?.[1] : null) ?? output[1] ?? 1;
}

function unitsProblem(layers: readonly LayerSpec[], last: number, output: Shape, wanted: WantedOutput): ModelProblem {
  const name = layerNames(layers)[last] ?? 'the last layer';
  const ending = layers[last];
  const fixes: Fix[] =
    ending && 'units' in ending
      ? [{ kind: 'set-option', label: `Set units to ${wanted.units}`, layer: last, option: 'units', value: wanted.units }]
      : [];
  const remedy = fixes.length > 0 ? `Set its units to ${wanted.units}.` : `End the stack with Dense ${wanted.units}.`;
  const message = `The problem asks for ${plural(wanted.units, 'value')} a row, but ${name} gives ${output[0] ?? 0}. ${remedy}`;
  return { severity: 'error', layer: last, message, fixes };
}

/** The layer that makes the answer's values: what only reshapes or drops them, or sends them through a curve, is looked through. */
function answeringLayer(layers: readonly LayerSpec[]): number {
  const shapes: readonly LayerSpec['type'][] = ['Flatten', 'Reshape'];
  return layers.findLastIndex((layer) => !shapes.includes(layer.type) && !keepsShape(layer.type));
}

/** The curve that the answer went through last; null where its last layer has none. */
function lastCurve(layers: readonly LayerSpec[]): string | null {
  const shapes: readonly LayerSpec['type'][] = ['Flatten', 'Reshape', 'Dropout', 'GaussianNoise', 'SpatialDropout1D'];
  const ending = layers.findLast((layer) => !shapes.includes(layer.type));
  const inner = ending && 'layer' in ending ? ending.layer : ending;
  if (inner?.type === 'Softmax') return 'softmax';
  return inner && 'activation' in inner ? inner.activation : null;
}

function activationProblem(layers: readonly LayerSpec[], last: number, wanted: WantedOutput): readonly ModelProblem[] {
  const ending = layers[last];
  const curve = lastCurve(layers);
  if (!ending || wanted.activation === null || curve === wanted.activation) return [];
  const expects = wanted.activation === 'linear' ? 'logits' : 'probabilities';
  if (!('activation' in ending)) {
    const message = `The loss expects ${expects}, but ${ending.type} does not give any. End the stack with Dense ${wanted.units}, ${wanted.activation}.`;
    return [{ severity: 'error', layer: last, message, fixes: [] }];
  }
  const label = `Use ${wanted.activation}`;
  const message = `The loss expects ${expects}, but ${ending.type} ends with ${curve ?? ending.activation}. ${label}.`;
  return [
    {
      severity: 'error',
      layer: last,
      message,
      fixes: [{ kind: 'set-option', label, layer: last, option: 'activation', value: wanted.activation }],
    },
  ];
}
