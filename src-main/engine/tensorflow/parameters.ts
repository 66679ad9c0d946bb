import * as tf from '@tensorflow/tfjs-core';
import type { WeightSpec } from '../../core/model/layer';
import { definitionOf, type LayerSpec } from '../../core/model/layers';
import { kerasNames } from '../built-in/keras-names';
import type { NamedTensor } from '../engine';
import { firstWeights } from './first-weights';
import type { Weights } from './layer';
import { product, reshaped } from './shapes';

/** One weight of the model. */
export interface Parameter {
  /** `lstm_1/recurrent_kernel`. */
  readonly name: string;
  readonly layer: number;
  readonly weight: WeightSpec;
  readonly size: number;
}

/**
 * All weights of a model. Those that are learned lie end to end in one tensor, so that an optimizer needs a dozen operations a
 * step instead of a dozen for every weight.
 */
export class Parameters {
  /** In the order of Keras's `get_weights()`. */
  readonly list: readonly Parameter[];
  readonly learned: readonly Parameter[];
  readonly followed: readonly Parameter[];
  #values: tf.Tensor;
  readonly #statistics = new Map<Parameter, tf.Tensor>();

  /** @param shapes input shape of each layer */
  constructor(layers: readonly LayerSpec[], shapes: readonly (readonly number[])[], seed: number) {
    const names = kerasNames(layers);
    this.list = layers.flatMap((spec, layer) =>
      definitionOf(spec)
        .weights(spec, shapes[layer] ?? [])
        .map((weight) => ({ name: `${names[layer] ?? spec.type}/${weight.name}`, layer, weight, size: product(weight.shape) })),
    );
    this.learned = this.list.filter(({ weight }) => weight.trainable);
    this.followed = this.list.filter(({ weight }) => !weight.trainable);
    this.#values = tf.keep(tf.zeros([this.size]));
    this.write(
      firstWeights(
        this.list.map(({ weight }) => weight),
        seed,
      ),
    );
  }

  /** Values that are learned. */
  get size(): number {
    return this.learned.reduce((sum, { size }) => sum + size, 0);
  }

  /** The learned weights, end to end; kept until the next update. */
  get values(): tf.Tensor {
    return this.#values;
  }

  /** The learned weights in their shapes, in the order of `learned`; to be tidied up. */
  pieces(values: tf.Tensor = this.#values): readonly tf.Tensor[] {
    if (this.learned.length === 0) return [];
    const parts = tf.split(
      values,
      this.learned.map(({ size }) => size),
      0,
    );
    return parts.map((part, index) => reshaped(part, this.learned[index]?.weight.shape ?? []));
  }

  /** By layer, then by name: the learned ones from `pieces`, and those that follow the data. */
  byLayer(pieces: readonly tf.Tensor[], layers: number): readonly Weights[] {
    const weights = Array.from({ length: layers }, (): Record<string, tf.Tensor> => ({}));
    const put = ({ layer, weight }: Parameter, tensor: tf.Tensor | undefined): void => {
      const own = weights[layer];
      if (own && tensor) own[weight.name] = tensor;
    };
    for (const [index, parameter] of this.learned.entries()) put(parameter, pieces[index]);
    for (const parameter of this.followed) put(parameter, this.#statistics.get(parameter));
    return weights;
  }

  /** Takes over the learned weights after a step. */
  replace(values: tf.Tensor): void {
    this.#values.dispose();
    this.#values = tf.keep(values);
  }

  /** @param statistics by layer and name, as in `Pass.statistics` */
  follow(statistics: ReadonlyMap<string, tf.Tensor>): void {
    for (const parameter of this.followed) {
      const moved = statistics.get(`${parameter.layer}/${parameter.weight.name}`);
      if (moved) this.#setStatistic(parameter, moved);
    }
  }

  /** @param values in the order and with the sizes of `list` */
  write(values: readonly Float32Array[]): void {
    const learned = new Float32Array(this.size);
    let at = 0;
    for (const [index, parameter] of this.list.entries()) {
      const own = values[index] ?? new Float32Array(parameter.size);
      if (!parameter.weight.trainable) {
        this.#setStatistic(parameter, tf.tensor(own.slice(), [...parameter.weight.shape]));
        continue;
      }
      learned.set(own, at);
      at += parameter.size;
    }
    this.replace(tf.tensor1d(learned));
  }

  read(): readonly NamedTensor[] {
    const learned = this.#values.dataSync<'float32'>();
    let at = 0;
    return this.list.map((parameter) => {
      const { name, size, weight } = parameter;
      if (!weight.trainable)
        return named(name, weight, this.#statistics.get(parameter)?.dataSync<'float32'>().slice() ?? new Float32Array(size));
      at += size;
      return named(name, weight, learned.slice(at - size, at));
    });
  }

  dispose(): void {
    this.#values.dispose();
    for (const tensor of this.#statistics.values()) tensor.dispose();
  }

  #setStatistic(parameter: Parameter, value: tf.Tensor): void {
    this.#statistics.get(parameter)?.dispose();
    this.#statistics.set(parameter, tf.keep(value));
  }
}

export function named(name: string, weight: WeightSpec, values: Float32Array): NamedTensor {
  return { name, shape: weight.shape, values, trainable: weight.trainable };
}
