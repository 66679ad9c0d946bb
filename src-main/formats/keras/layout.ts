import type { LayerOf, LayerSpec } from '../../core/model/layers';
import { toSnakeCase } from './names';

/**
 * Where in `model.weights.h5` a layer's tensors stand, in the order of `get_weights()`
 * (`keras.src.saving.saving_lib._save_state`: attributes that hold layers become groups).
 *
 * @param group the layer's own, under `layers`
 * @param count how many tensors the layer has
 * @returns groups with the number of tensors in each
 */
export function weightGroups(spec: LayerSpec, group: string, count: number): readonly WeightGroup[] {
  const base = `layers/${group}`;
  switch (spec.type) {
    case 'SimpleRNN':
    case 'LSTM':
    case 'GRU':
      return [{ path: `${base}/cell/vars`, count }];
    case 'Bidirectional':
      return directions.map((direction) => ({ path: `${base}/${direction}_layer/cell/vars`, count: count / 2 }));
    case 'TimeDistributed':
      return [{ path: `${base}/layer/vars`, count }];
    default:
      return [{ path: `${base}/vars`, count }];
  }
}

export interface WeightGroup {
  readonly path: string;
  readonly count: number;
}

/** Names that Keras writes beside the groups of a layer, and of the layers within it. */
export function groupNames(spec: LayerSpec, group: string): readonly (readonly [path: string, name: string])[] {
  const base = `layers/${group}`;
  const own = [`${base}/vars`, group] as const;
  switch (spec.type) {
    case 'SimpleRNN':
    case 'LSTM':
    case 'GRU':
      return [own, [`${base}/cell/vars`, cellName(spec.type)]];
    case 'Bidirectional':
      return [
        own,
        ...directions.flatMap((direction) => wrapped(`${base}/${direction}_layer`, `${direction}_${toSnakeCase(spec.layer.type)}`, spec)),
      ];
    case 'TimeDistributed':
      return [own, [`${base}/layer/vars`, toSnakeCase(spec.layer.type)]];
    default:
      return [own];
  }
}

const directions = ['forward', 'backward'] as const;

function wrapped(path: string, name: string, { layer }: LayerOf<'Bidirectional'>): readonly (readonly [string, string])[] {
  return [
    [`${path}/vars`, name],
    [`${path}/cell/vars`, cellName(layer.type)],
  ];
}

function cellName(type: string): string {
  return `${toSnakeCase(type)}_cell`;
}

/** Paths of single tensors. */
export function weightPaths(groups: readonly WeightGroup[]): readonly string[] {
  return groups.flatMap(({ path, count }) => Array.from({ length: count }, (_, index) => `${path}/${index}`));
}
