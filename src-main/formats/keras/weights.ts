import type { ChainLayer } from './chain';
import { invalid, placeOf } from './fault';
import { readWeights } from './hdf5/read';
import { type WeightGroup, weightGroups, weightPaths } from './layout';
import type { WeightTensor } from './model';
import { UniqueNames } from './names';
import type { StackedLayer } from './stack';

/** Where a layer's tensors stand in the file, and what they must be. */
interface LayerWeights {
  readonly layer: ChainLayer;
  readonly groups: readonly WeightGroup[];
  readonly tensors: readonly { readonly name: string; readonly path: string; readonly shape: readonly number[] }[];
}

/**
 * Reads the weights of a model whose layers are known.
 *
 * @param bytes `model.weights.h5`; they are handed over and gone
 * @param stack of the layers, Input first
 * @throws SeqbenchError `keras.invalid` where any is missing, too many, or not what its layer needs
 */
export async function readModelWeights(
  bytes: Uint8Array,
  layers: readonly ChainLayer[],
  stack: readonly StackedLayer[],
): Promise<readonly WeightTensor[]> {
  const wanted = wantedOf(layers, stack);
  const groups = wanted.flatMap(({ layer, groups: own }) => own.map((group) => ({ layer, ...group })));
  const tensors = wanted.flatMap((one) => one.tensors);
  const answer = await readWeights(bytes, { groups: groups.map(({ path }) => path), tensors });
  for (const [index, { layer, count }] of groups.entries()) checkCount(answer.counts[index] ?? 0, count, layer);
  if (answer.fault) invalid(answer.fault.what, answer.fault.path);
  return tensors.map(({ name, shape }, index) => ({ name, shape, values: answer.tensors[index] ?? new Float32Array(0) }));
}

function wantedOf(layers: readonly ChainLayer[], stack: readonly StackedLayer[]): readonly LayerWeights[] {
  const names = new UniqueNames();
  return layers.map((layer, index) => {
    const { weights } = stack[index + 1] ?? { weights: [] };
    const keras = names.next(layer.spec.type);
    const groups = weightGroups(layer.spec, layer.group, weights.length);
    const paths = weightPaths(groups);
    return { layer, groups, tensors: weights.map(({ name, shape }, at) => ({ name: `${keras}/${name}`, path: paths[at] ?? '', shape })) };
  });
}

function checkCount(found: number, count: number, layer: ChainLayer): void {
  if (found === count) return;
  const message = `${layer.spec.type} “${layer.name}” has ${found} tensors in the file and needs ${count}`;
  invalid(message, placeOf({ kind: layer.spec.type, name: layer.name }));
}
