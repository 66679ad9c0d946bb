import { lastToLoseSteps } from './answer-layers';
import { formatShape, type Fix, type ModelProblem, type Shape } from './layer';
import type { LayerSpec } from './layers';
import { layerNames } from './names';

/** Several answers one after the other are wanted, and the stack gives one row, or another number of steps. */
export function stepsProblem(layers: readonly LayerSpec[], output: Shape, wanted: readonly number[]): ModelProblem {
  const last = layers.length - 1;
  const fix = output.length === 1 ? keptSteps(layers) : keptLength(layers);
  const way = fix?.label ?? `End the stack with ${endingFor(wanted)}`;
  const name = layerNames(layers)[last] ?? 'the last layer';
  const message = `The problem asks for ${formatShape(wanted)} values a sample, one after the other, but ${name} gives ${formatShape(output)}. ${way}.`;
  return { severity: 'error', layer: last, message, fixes: fix ? [fix] : [] };
}

function keptSteps(layers: readonly LayerSpec[]): Fix | null {
  const names = layerNames(layers);
  const flatten = layers.findLastIndex(({ type }) => type === 'Flatten');
  if (flatten >= 0) return { kind: 'remove', label: `Remove ${names[flatten] ?? 'Flatten'}`, layer: flatten };
  const found = lastToLoseSteps(layers);
  if (!found) return null;
  return {
    kind: 'set-option',
    label: `Turn on “return sequences” on ${names[found.layer] ?? ''}`,
    layer: found.layer,
    option: found.option,
    value: true,
  };
}

/** A layer that slides over the steps has fewer of them at the end than went in. */
function keptLength(layers: readonly LayerSpec[]): Fix | null {
  const layer = layers.findLastIndex((spec) => spec.type === 'Conv1D' && spec.padding === 'valid' && spec.kernel_size > 1);
  if (layer < 0) return null;
  return {
    kind: 'set-option',
    label: `Use the padding “same” on ${layerNames(layers)[layer] ?? ''}`,
    layer,
    option: 'padding',
    value: 'same',
  };
}

function endingFor(wanted: readonly number[]): string {
  const values = wanted.reduce((product, size) => product * size, 1);
  return `Dense ${values} and Reshape to ${formatShape(wanted)}`;
}
