import { fail } from '../../core/errors';
import { definitionOf, type LayerSpec } from '../../core/model/layers';
import { isRefusal, type Shape } from '../../core/model/layer';
import type { ModelSpec } from '../../core/model/model';
import { lastStep } from '../logits';
import { activationKinds } from './activations';
import { initialValues } from './initializers';
import { kerasNames } from './keras-names';
import { instantiateKernels, type Kernels } from './kernels';
import { planLayer, type PlannedLayer } from './layers';
import { MemoryPlan } from './memory';
import { slotCount } from './optimizers';
import { Parameters, type WeightAddresses } from './parameters';
import { DropoutRandom, RandomWords, seedKey } from './random';
import { paddedRows, reserveTensor, slabSize, type Lengths, type Tensor } from './tensor';

/** A layer of the stack that computes something. */
interface NamedLayer {
  readonly name: string;
  readonly planned: PlannedLayer;
}

/** What the network of one lane shares with those of the others: kernels, memory, and the weights that the first one has laid out. */
export interface LaneParts {
  readonly kernels: Kernels;
  readonly memory: MemoryPlan;
  /** Left out by the first. */
  readonly parameters?: Parameters;
  /** From 0. */
  readonly lane: number;
}

/** Numbers of dropout masks that a lane may use. */
const MASKS_OF_A_LANE = 65_536;

/** A model laid out in the memory of its own kernels, or of those that it shares: forward and backward over all layers. */
export class Network {
  readonly kernels: Kernels;
  readonly memory: MemoryPlan;
  readonly parameters: Parameters;
  /** Where this network's gradients begin; those of the weights' own for a network that stands alone. */
  readonly grads: number;
  readonly random: DropoutRandom;
  readonly input: Tensor;
  /** What the loss is computed from; its gradient is what `backward` starts with. */
  readonly output: Tensor;
  /** Slabs of the answers: the output itself, or what the last activation makes of it where the loss takes the output for logits. */
  readonly answers: number;
  readonly fromLogits: boolean;
  readonly layers: readonly PlannedLayer[];
  readonly named: readonly NamedLayer[];
  readonly #words: RandomWords;
  readonly #answerKind: number;

  constructor(model: ModelSpec, input: Lengths, seed: number, maxBatch: number, parts?: LaneParts) {
    const shapes = layerShapes(model.layers, input);
    const { layers, activation, fromLogits } = lastStep(model);
    const maxRows = paddedRows(maxBatch);
    this.kernels = parts?.kernels ?? instantiateKernels();
    this.memory = parts?.memory ?? new MemoryPlan(this.kernels);
    this.parameters = parts?.parameters ?? new Parameters(model.layers, shapes, slotCount(model.optimizer), this.memory);
    this.grads = parts?.parameters ? this.memory.reserve(this.parameters.size) : this.parameters.grads;
    this.random = new DropoutRandom(this.kernels, seed, (parts?.lane ?? 0) * MASKS_OF_A_LANE);
    this.#words = new RandomWords(this.kernels, this.memory, seedKey(seed));
    this.input = { ...reserveTensor(this.memory, input, maxRows), grad: 0 };
    this.named = this.#plan(layers, kerasNames(model.layers), shapes, maxRows);
    this.layers = this.named.map(({ planned }) => planned);
    this.output = this.layers.at(-1)?.output ?? this.input;
    this.fromLogits = fromLogits;
    this.#answerKind = activationKinds[activation];
    this.answers =
      activation === 'linear' ? this.output.value : this.memory.reserve(this.output.steps * slabSize(this.output.features, maxRows));
  }

  /** Once everything that belongs to the model has been reserved: memory, plans, first weights. */
  commit(): void {
    this.memory.commit();
    this.prepare();
    for (const [index, parameter] of this.parameters.list.entries()) {
      this.parameters.write(parameter, initialValues(parameter.weight, this.#words.stream(index)));
    }
  }

  /** Fills the plans of the layers, once the memory is there. */
  prepare(): void {
    for (const layer of this.layers) layer.prepare?.();
  }

  /** @param batch samples; their rows are padded to a multiple of 4 */
  forward(batch: number, training: boolean): void {
    const rows = paddedRows(batch);
    for (const layer of this.layers) layer.forward(rows, training, batch);
    if (this.answers === this.output.value) return;
    const { steps, features, value } = this.output;
    const slab = slabSize(features, rows) * 4;
    this.kernels.copy(this.answers, value, steps * slab);
    for (let step = 0; step < steps; step++) this.kernels.activateSlab(this.#answerKind, this.answers + step * slab, slab, rows, features);
  }

  /**
   * To be called once a forward pass is done.
   *
   * @param batch as given to it
   * @throws SeqbenchError naming the layer that cannot take what it was given
   */
  check(batch: number): void {
    for (const layer of this.layers) layer.check?.(paddedRows(batch));
  }

  /** From the gradient in `output.grad` to the gradients of all weights. */
  backward(batch: number, training: boolean): void {
    const rows = paddedRows(batch);
    for (const { offset, bytes } of this.parameters.summed) this.kernels.zero(this.grads + offset * 4, bytes);
    for (let index = this.layers.length - 1; index >= 0; index--) this.layers[index]?.backward(rows, training, batch);
  }

  #plan(specs: readonly LayerSpec[], names: readonly string[], shapes: readonly Lengths[], maxRows: number): readonly NamedLayer[] {
    const { kernels, memory, random } = this;
    const layers: NamedLayer[] = [];
    let input = this.input;
    for (const [index, spec] of specs.entries()) {
      const weight = (name: string) => this.#addresses(index, name);
      const name = names[index] ?? spec.type;
      const planned = planLayer(spec, { name, kernels, memory, random, maxRows, input, outputShape: shapes[index + 1] ?? [], weight });
      if (!planned) continue;
      layers.push({ name, planned });
      input = planned.output;
    }
    return layers;
  }

  #addresses(layer: number, name: string): WeightAddresses {
    const { grad, ...rest } = this.parameters.addresses(layer, name);
    return { ...rest, grad: grad === 0 ? 0 : grad - this.parameters.grads + this.grads };
  }
}

/**
 * @returns the input shape of every layer, and last the model's output shape
 * @throws SeqbenchError `model.invalid` where a layer does not fit
 */
export function layerShapes(layers: readonly LayerSpec[], input: Lengths): readonly Lengths[] {
  const shapes: Lengths[] = [input];
  let shape = input;
  for (const spec of layers) {
    const output = definitionOf(spec).outputShape(spec, shape);
    if (isRefusal(output)) return fail({ code: 'model.invalid', message: output.message, place: spec.type });
    // An Input that leaves its length open takes the one that the engine is built for.
    shape = spec.type === 'Input' ? shape : concrete(output, spec);
    shapes.push(shape);
  }
  return shapes;
}

function concrete(shape: Shape, spec: LayerSpec): Lengths {
  return shape.map(
    (length) => length ?? fail({ code: 'model.invalid', message: 'An engine needs a length for every axis.', place: spec.type }),
  );
}
