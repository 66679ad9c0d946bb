import type { ProblemShape } from '../problem/problem';
import { formatNumber } from '../text';
import type { ModelProblem } from './layer';
import type { LayerSpec } from './layers';

/** Filling that no layer leaves out is learned from as if it had been seen: sound, but hardly what was meant. */
export function checkMasking(layers: readonly LayerSpec[], { open, maskValue }: ProblemShape): readonly ModelProblem[] {
  if (maskValue === undefined || open) return [];
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
