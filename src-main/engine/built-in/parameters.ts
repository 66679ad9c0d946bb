import { definitionOf, type LayerSpec } from '../../core/model/layers';
import type { Shape, WeightSpec } from '../../core/model/layer';
import type { NamedTensor } from '../engine';
import { kerasNames } from './keras-names';
import type { MemoryPlan } from './memory';
import { fromKeras, layoutOf, paddedSize, toKeras, type ParameterLayout } from './parameter-layout';

/** One weight of the model: what it is, and where its values and gradients are. */
export interface Parameter {
  readonly name: string;
  readonly weight: WeightSpec;
  readonly layout: ParameterLayout;
  /** Place in values, gradients and the optimizer's slots alike, in float32. */
  readonly offset: number;
}

/** All weights of a model in one piece of memory, their gradients and the optimizer's slots in others of the same form. */
export class Parameters {
  readonly list: readonly Parameter[];
  /** Float32 values, padding included: a multiple of 8. */
  readonly size: number;
  readonly values: number;
  readonly grads: number;
  readonly slots: readonly number[];
  readonly #byLayer: readonly (readonly Parameter[])[];

  /**
   * @param shapes input shape of each layer
   * @param slots arrays that the optimizer keeps
   */
  constructor(
    layers: readonly LayerSpec[],
    shapes: readonly Shape[],
    slots: number,
    private readonly memory: MemoryPlan,
  ) {
    let size = 0;
    const names = kerasNames(layers);
    this.#byLayer = layers.map((spec, index) =>
      definitionOf(spec)
        .weights(spec, shapes[index] ?? [])
        .map((weight) => {
          const layout = layoutOf(spec, weight);
          const parameter = { name: `${names[index] ?? spec.type}/${weight.name}`, weight, layout, offset: size };
          size += paddedSize(layout);
          return parameter;
        }),
    );
    this.list = this.#byLayer.flat();
    this.size = size;
    this.values = memory.reserve(size);
    this.grads = memory.reserve(size);
    this.slots = Array.from({ length: slots }, () => memory.reserve(size));
  }

  /** @returns addresses of a layer's weight and of its gradient; 0 where it has none of that name */
  addresses(layer: number, name: string): { readonly value: number; readonly grad: number } {
    const parameter = this.#byLayer[layer]?.find(({ weight }) => weight.name === name);
    if (!parameter) return { value: 0, grad: 0 };
    return { value: this.values + parameter.offset * 4, grad: this.grads + parameter.offset * 4 };
  }

  /** @param base `values` or `grads` */
  read(base: number): readonly NamedTensor[] {
    return this.list.map((parameter) => ({
      name: parameter.name,
      shape: parameter.weight.shape,
      values: toKeras(parameter.layout, this.#view(parameter, base)),
    }));
  }

  write(parameter: Parameter, values: Float32Array): void {
    fromKeras(parameter.layout, values, this.#view(parameter, this.values));
  }

  #view(parameter: Parameter, base: number): Float32Array {
    return this.memory.floats(base + parameter.offset * 4, paddedSize(parameter.layout));
  }
}
