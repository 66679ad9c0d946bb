import { layerSchemas, type LayerSpec } from '../../core/model/layers';
import type { KerasModel } from './model';

/**
 * The layers of a file as a problem of this workbench can feed them: its samples are steps × features. A row of values becomes as many steps
 * of one feature, which an Embedding takes as they are and a Flatten makes a row again; nothing else of the model changes.
 */
export function usableLayers({ layers }: KerasModel): readonly LayerSpec[] {
  const [input, first, ...rest] = layers;
  if (input?.type !== 'Input' || input.shape?.length !== 1 || !first) return layers;
  const steps = { ...input, shape: [...input.shape, 1] };
  return first.type === 'Embedding' ? [steps, first, ...rest] : [steps, layerSchemas.Flatten.parse({ type: 'Flatten' }), first, ...rest];
}
