import { definitionOf, type LayerSpec } from '../../core/model/layers';
import type { WeightSpec } from '../../core/model/layer';
import type { NamedTensor } from '../engine';
import { hasZeroGradient } from './idle-weights';
import { kerasNames } from './keras-names';
import type { MemoryPlan } from './memory';
import { fromKeras, layoutOf, paddedSize, toKeras, type ParameterLayout } from './parameter-layout';
import type { Lengths } from './tensor';
import { canBeWritten, MOST_WRITTEN } from './written-weights';

/** One weight of the model: what it is, and where its values and gradients are. */
export interface Parameter {
  readonly name: string;
  /** Index of its layer in the stack. */
  readonly layer: number;
  readonly weight: WeightSpec;
  readonly layout: ParameterLayout;
  /** Place in values, gradients and the optimizer's slots alike, in float32. */
  readonly offset: number;
  /** Float32 values, padding included: a multiple of 8. */
  readonly size: number;
  /** Whether nothing gives it a gradient but zero, neither the loss nor a penalty. */
  readonly idle: boolean;
  /** Whether its layer writes its gradient as a whole rather than adding to it; see `written-weights.ts`. */
  readonly isWritten: boolean;
}

/** A stretch of the learned weights: addresses of its values, gradients and slots, which have one form. */
export interface Piece {
  /** Float32 values before it. */
  readonly offset: number;
  readonly bytes: number;
  /** As of its parameters. */
  readonly isWritten: boolean;
  readonly values: number;
  readonly grads: number;
  readonly slots: readonly number[];
}

/** Bytes in memory; `grad` is 0 for a weight that is not learned, both are 0 for one that is not there. */
export interface WeightAddresses {
  readonly value: number;
  readonly grad: number;
  /** Whether the gradient is to be written, and not added to. */
  readonly isWritten: boolean;
}

/**
 * All weights of a model in one piece of memory, those that are learned before the others; gradients and the optimizer's slots in
 * pieces of their own, of the same form as the learned part.
 */
export class Parameters {
  /** In the order of Keras's `get_weights()`. */
  readonly list: readonly Parameter[];
  /** Those that are learned, in the same order. */
  readonly trainable: readonly Parameter[];
  /** Float32 values of all that are learned, padding included: a multiple of 8. */
  readonly size: number;
  /** The same with those that are not. */
  readonly totalSize: number;
  readonly values: number;
  readonly grads: number;
  readonly slots: readonly number[];
  #moving: readonly Piece[];
  #resting: readonly Piece[] = [];

  /**
   * @param shapes input shape of each layer
   * @param slots arrays that the optimizer keeps
   */
  constructor(
    layers: readonly LayerSpec[],
    shapes: readonly Lengths[],
    slots: number,
    private readonly memory: MemoryPlan,
  ) {
    const unplaced = unplacedParameters(layers, shapes);
    this.size = sum(unplaced.filter(({ weight }) => weight.trainable).map(({ size }) => size));
    this.totalSize = sum(unplaced.map(({ size }) => size));
    const next = { learned: 0, other: this.size };
    this.list = unplaced.map((parameter) => {
      const kind = parameter.weight.trainable ? 'learned' : 'other';
      const offset = next[kind];
      next[kind] += parameter.size;
      return { ...parameter, offset };
    });
    this.trainable = this.list.filter(({ weight }) => weight.trainable);
    this.values = memory.reserve(this.totalSize);
    this.grads = memory.reserve(this.size);
    this.slots = Array.from({ length: slots }, () => memory.reserve(this.size));
    this.#moving = this.#piecesOf(this.trainable);
  }

  /** What an optimizer moves: all that is learned, or what `rest` left of it. Neighbours of one kind are one piece. */
  get moving(): readonly Piece[] {
    return this.#moving;
  }

  /**
   * Lets the weights rest whose gradients are always zero, for an optimizer that leaves a weight as it is where gradient and slots are zero.
   * To be called anew whenever the slots were filled by something else.
   */
  rest(): void {
    const rests = (parameter: Parameter): boolean => parameter.idle && this.#hasZeroSlots(parameter);
    this.#moving = this.#piecesOf(this.trainable.filter((parameter) => !rests(parameter)));
    this.#resting = this.#piecesOf(this.trainable.filter(rests));
  }

  /** What is learned and does not move. */
  get resting(): readonly Piece[] {
    return this.#resting;
  }

  /** What moves by gradients that are summed call by call: not those that a layer writes as a whole. */
  get summed(): readonly Piece[] {
    return this.#moving.filter(({ isWritten }) => !isWritten);
  }

  /** @param layer index in the stack */
  addresses(layer: number, name: string): WeightAddresses {
    const found = this.list.find((parameter) => parameter.layer === layer && parameter.weight.name === name);
    if (!found) return { value: 0, grad: 0, isWritten: false };
    const grad = found.weight.trainable ? this.addressOf(found, this.grads) : 0;
    return { value: this.addressOf(found, this.values), grad, isWritten: found.isWritten };
  }

  /** @param base `values`, `grads` or a slot */
  addressOf(parameter: Parameter, base: number): number {
    return base + parameter.offset * 4;
  }

  read(): readonly NamedTensor[] {
    return this.list.map((parameter) => this.#tensor(parameter, this.values));
  }

  readGradients(): readonly NamedTensor[] {
    return this.trainable.map((parameter) => this.#tensor(parameter, this.grads));
  }

  write(parameter: Parameter, values: Float32Array): void {
    fromKeras(parameter.layout, values, this.#view(parameter, this.values));
  }

  #hasZeroSlots(parameter: Parameter): boolean {
    return this.slots.every((slot) => this.#view(parameter, slot).every((value) => Object.is(value, 0)));
  }

  #piecesOf(parameters: readonly Parameter[]): readonly Piece[] {
    const stretches: { offset: number; size: number; isWritten: boolean }[] = [];
    for (const { offset, size, isWritten } of parameters) {
      const last = stretches.at(-1);
      if (last && last.offset + last.size === offset && last.isWritten === isWritten) last.size += size;
      else stretches.push({ offset, size, isWritten });
    }
    const { values, grads, slots } = this;
    return stretches.map(({ offset, size, isWritten }) => {
      const [at, bytes] = [offset * 4, size * 4];
      return { offset, bytes, isWritten, values: values + at, grads: grads + at, slots: slots.map((slot) => slot + at) };
    });
  }

  #tensor(parameter: Parameter, base: number): NamedTensor {
    const { name, weight, layout } = parameter;
    return { name, shape: weight.shape, values: toKeras(layout, this.#view(parameter, base)), trainable: weight.trainable };
  }

  #view(parameter: Parameter, base: number): Float32Array {
    return this.memory.floats(this.addressOf(parameter, base), parameter.size);
  }
}

function unplacedParameters(layers: readonly LayerSpec[], shapes: readonly Lengths[]): readonly Omit<Parameter, 'offset'>[] {
  const names = kerasNames(layers);
  let written = 0;
  return layers.flatMap((spec, layer) =>
    definitionOf(spec)
      .weights(spec, shapes[layer] ?? [])
      .map((weight) => {
        const layout = layoutOf(spec, weight);
        const idle = weight.regularizer === null && hasZeroGradient(spec, shapes[layer] ?? [], weight.name);
        const size = paddedSize(layout);
        const isWritten = canBeWritten(spec, weight.name, size) && (written += 1) <= MOST_WRITTEN;
        return { name: `${names[layer] ?? spec.type}/${weight.name}`, layer, weight, layout, size, idle, isWritten };
      }),
  );
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0);
}
