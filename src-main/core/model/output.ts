import { plural } from '../text';
import type { ProblemShape } from '../problem/problem';
import { formatShape, type Fix, type ModelProblem, type Shape } from './layer';
import type { LayerSpec } from './layers';
import type { Loss, ModelSpec } from './model';
import { layerNames } from './names';
import { inputsOf, lastToReturnOneAnswer } from './answer-layers';
import { keepsShape } from './shape-keepers';
import { foldedProblem, isFolded, sharesApart } from './output-classes';
import { stepsProblem } from './output-steps';
import { isWanted, type StackShapes, type WantedOutput, wantedOutput } from './wanted-output';

/** Whether the stack's answer is what the problem asks for. */
export function checkOutput(model: ModelSpec, { shapes, output }: StackShapes, problem: ProblemShape): readonly ModelProblem[] {
  const { layers, loss } = model;
  const wanted = wantedOutput(problem, model);
  if (!wanted.losses.includes(loss)) return [lossProblem(loss, wanted, problem)];
  const isFlat = wanted.shape.length === 1;
  // Shares of classes need to lie side by side: folded otherwise they would be taken for each other's.
  const isSingle = problem.task === 'number' || wanted.shape === problem.output;
  if (isWanted(output, wanted) && (isSingle || output.at(-1) === wanted.units)) {
    const apart = sharesApart(layers, shapes, wanted);
    return apart ? [apart] : activationProblem(layers, answeringLayer(layers), wanted);
  }
  const answered = shapes[answeringLayer(layers)] ?? [];
  // Answers that come one after the other, out of a sequence that was repeated, lack units alone.
  const isSequence = wanted.shape.length === 2 && answered.length === 2 && answered[0] === wanted.shape[0] && output.length === 2;
  if (isFolded(wanted, problem) && !isSequence) {
    return [foldedProblem(layers, { shapes, output }, wanted)];
  }
  if (isFlat && output.length !== 1) return [sequenceProblem(layers, layers.length - 1, output, wanted.units)];
  if (isFlat || (output.length === 2 && output[0] === wanted.shape[0])) {
    return [unitsProblem(layers, output, wanted, problem)];
  }
  return [stepsProblem(layers, output, wanted.shape)];
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

/** The stack ends in a sequence or a picture, but one answer is wanted: the recurrent layer nearest the end is the likely reason. */
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
  // Sequences of open length cannot lie in one row.
  if (ending?.type === 'Dense' && !output.includes(null)) fixes.push({ kind: 'insert', label: 'Add Flatten', at: last, type: 'Flatten' });
  const start =
    ending?.type === 'Dense'
      ? `Dense needs a flat input; the layer above gives ${formatShape([...output.slice(0, -1), inputsOf(layers, last, output)])}.`
      : `${plural(units, 'answer')} a sample ${units === 1 ? 'is' : 'are'} wanted, but ${names[last] ?? 'the last layer'} gives ${formatShape(output)}.`;
  const ways = fixes.map((fix, index) => (index === 0 ? fix.label : fix.label.replace(/^Add/, 'add'))).join(', or ');
  const message = ways
    ? `${start} ${ways}.`
    : `${start} End the stack with ${output.includes(null) ? 'LSTM' : 'Flatten'} and Dense ${units}.`;
  return { severity: 'error', layer: last, message, fixes };
}

function unitsProblem(layers: readonly LayerSpec[], output: Shape, wanted: WantedOutput, problem: ProblemShape): ModelProblem {
  const last = answeringLayer(layers);
  const name = layerNames(layers)[last] ?? 'the last layer';
  const ending = layers[last];
  const option = optionOf(ending, 'units');
  const fixes: Fix[] =
    option === null ? [] : [{ kind: 'set-option', label: `Set units to ${wanted.units}`, layer: last, option, value: wanted.units }];
  const remedy = fixes.length > 0 ? `Set its units to ${wanted.units}.` : `End the stack with Dense ${wanted.units}.`;
  const each = wanted.shape.length === 1 ? 'a sample' : isFolded(wanted, problem) ? 'for each answer' : 'a step';
  const message = `The problem asks for ${plural(wanted.units, 'value')} ${each}, but ${name} gives ${output.at(-1) ?? 0}. ${remedy}`;
  return { severity: 'error', layer: last, message, fixes };
}

/** The layer that makes the answer's values: what only reshapes or drops them, or sends them through a curve, is looked through. */
function answeringLayer(layers: readonly LayerSpec[]): number {
  const shapes: readonly LayerSpec['type'][] = ['Flatten', 'Reshape'];
  return layers.findLastIndex((layer) => !shapes.includes(layer.type) && !keepsShape(layer.type));
}

/** Where an option of a layer, or of the one that it applies at every step, is set; null where it has none of the name. */
function optionOf(layer: LayerSpec | undefined, name: 'units' | 'activation'): string | null {
  if (!layer) return null;
  if (name in layer) return name;
  return layer.type === 'TimeDistributed' && name in layer.layer ? `layer.${name}` : null;
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
  const option = optionOf(ending, 'activation');
  if (option === null) {
    const message = `The loss expects ${expects}, but ${ending.type} does not give any. End the stack with Dense ${wanted.units}, ${wanted.activation}.`;
    return [{ severity: 'error', layer: last, message, fixes: [] }];
  }
  const label = `Use ${wanted.activation}`;
  const message = `The loss expects ${expects}, but ${ending.type} ends with ${curve ?? 'linear'}. ${label}.`;
  return [
    {
      severity: 'error',
      layer: last,
      message,
      fixes: [{ kind: 'set-option', label, layer: last, option, value: wanted.activation }],
    },
  ];
}
