import type { ModelProblem } from './layer';
import type { LayerSpec } from './layers';
import { layerNames } from './names';
import { keepsShape } from './shape-keepers';

/** What Keras 3 refuses although the shapes fit: a model here is one that Keras would build too. */
export function refusedByKeras(layers: readonly LayerSpec[]): readonly ModelProblem[] {
  const names = layerNames(layers);
  let maskedBy: string | null = null;
  return layers.flatMap((spec, index) => {
    const found = [...backwardsTwice(spec, index), ...(maskedBy === null ? [] : softmaxBehindMask(spec, index, maskedBy))];
    maskedBy = maskAfter(spec, names[index] ?? spec.type, maskedBy);
    return found;
  });
}

function backwardsTwice(spec: LayerSpec, layer: number): readonly ModelProblem[] {
  if (spec.type !== 'Bidirectional' || !spec.layer.go_backwards) return [];
  const label = 'Turn off “read backwards”';
  const message = `Bidirectional adds the copy that reads backwards itself; its own ${spec.layer.type} has to read forwards. ${label}.`;
  return [{ severity: 'error', layer, message, fixes: [{ kind: 'set-option', label, layer, option: 'layer.go_backwards', value: false }] }];
}

/** Keras lays the mask of the steps over the features, which fits only by chance. */
function softmaxBehindMask(spec: LayerSpec, layer: number, maskedBy: string): readonly ModelProblem[] {
  if (spec.type !== 'Softmax') return [];
  const message = `Softmax cannot follow steps that ${maskedBy} leaves out. Use Activation with softmax in its place.`;
  return [{ severity: 'error', layer, message, fixes: [{ kind: 'remove', label: 'Remove Softmax', layer }] }];
}

/** @returns the layer whose mask the next one gets; null where no step is left out any more */
export function maskAfter(spec: LayerSpec, name: string, before: string | null): string | null {
  if (spec.type === 'Masking') return name;
  if (spec.type === 'Embedding') return spec.mask_zero ? name : null;
  return handsMaskOn(spec) ? before : null;
}

function handsMaskOn(spec: LayerSpec): boolean {
  if ('return_sequences' in spec) return spec.return_sequences;
  if (spec.type === 'Bidirectional') return spec.layer.return_sequences;
  return keepsShape(spec.type) || spec.type === 'Dense' || spec.type === 'TimeDistributed';
}
