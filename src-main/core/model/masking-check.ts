import type { ProblemShape } from '../problem/problem';
import { formatNumber } from '../text';
import type { ModelProblem } from './layer';
import type { LayerSpec } from './layers';
import { layerNames } from './names';
import { maskAfter } from './refused-by-keras';

/** Filling that no layer leaves out is learned from as if it had been seen: sound, but hardly what was meant. */
export function checkMasking(layers: readonly LayerSpec[], { open, maskValue, output }: ProblemShape): readonly ModelProblem[] {
  if (maskValue === undefined || open) return [];
  const lost = output.length === 2 ? lostMask(layers) : [];
  return [...leavesOut(layers, maskValue), ...lost];
}

function leavesOut(layers: readonly LayerSpec[], maskValue: number): readonly ModelProblem[] {
  const shown = formatNumber(maskValue);
  const layer = layers.findIndex((spec) => spec.type === 'Masking' || (spec.type === 'Embedding' && spec.mask_zero));
  const found = layers[layer];
  if (found?.type === 'Embedding' && maskValue === 0) return [];
  if (found?.type !== 'Masking') {
    const label = 'Add Masking';
    const message = `What is missing is filled with ${shown}, and no layer leaves the filling out. ${label}.`;
    const at = layers[0]?.type === 'Input' ? 1 : 0;
    const fixes = [{ kind: 'insert', label, at, type: 'Masking', options: { mask_value: maskValue } } as const];
    return [{ severity: 'warning', layer: Math.min(at, layers.length - 1), message, fixes }];
  }
  if (found.mask_value === maskValue) return [];
  const label = `Leave out ${shown}`;
  const message = `Masking leaves out steps of ${formatNumber(found.mask_value)}, but what is missing is filled with ${shown}. ${label}.`;
  return [{ severity: 'warning', layer, message, fixes: [{ kind: 'set-option', label, layer, option: 'mask_value', value: maskValue }] }];
}

/** Answers at every step: where no mask comes as far as they do, Keras counts those at filling like any other. */
function lostMask(layers: readonly LayerSpec[]): readonly ModelProblem[] {
  const names = layerNames(layers);
  let mask: string | null = null;
  let lost: { readonly layer: number; readonly mask: string } | null = null;
  for (const [layer, spec] of layers.entries()) {
    const next = maskAfter(spec, names[layer] ?? spec.type, mask);
    if (mask !== null && next === null) lost = { layer, mask };
    mask = next;
  }
  if (mask !== null || lost === null) return [];
  const name = names[lost.layer] ?? '';
  const message = `${name} does not pass on which steps ${lost.mask} leaves out, as in Keras: from there on they count like any other, and so do their answers in the loss.`;
  return [{ severity: 'warning', layer: lost.layer, message, fixes: [] }];
}
