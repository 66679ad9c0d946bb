import { isRefusal, type Shape, type WeightSpec } from '../../core/model/layer';
import { definitionOf, type LayerSpec } from '../../core/model/layers';

/** A layer within its stack: what reaches it, and its tensors. */
export interface StackedLayer {
  readonly spec: LayerSpec;
  readonly input: Shape;
  readonly output: Shape;
  readonly weights: readonly WeightSpec[];
}

/**
 * Follows a sample's shape through a stack.
 *
 * @param refuse is told the index of a layer that does not take what reaches it, and why
 */
export function stackOf(
  layers: readonly LayerSpec[],
  input: Shape,
  refuse: (index: number, why: string) => never,
): readonly StackedLayer[] {
  let shape = input;
  return layers.map((spec, index) => {
    const definition = definitionOf(spec);
    const output = definition.outputShape(spec, shape);
    if (isRefusal(output)) return refuse(index, output.message);
    const stacked = { spec, input: shape, output, weights: definition.weights(spec, shape) };
    shape = output;
    return stacked;
  });
}
