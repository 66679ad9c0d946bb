import { fail } from '../../core/errors';
import { definitionOf, type LayerSpec } from '../../core/model/layers';
import { isRefusal, type Shape } from '../../core/model/layer';
import type { ModelSpec } from '../../core/model/model';
import type { ProblemShape } from '../../core/problem/problem';
import { initialValues } from './initializers';
import { instantiateKernels, type Kernels } from './kernels';
import { planLayer, type PlannedLayer } from './layers';
import { MemoryPlan } from './memory';
import { slotCount } from './optimizers';
import { Parameters } from './parameters';
import { DropoutRandom, RandomWords, seedKey } from './random';
import { paddedRows, reserveTensor, type Tensor } from './tensor';

/** A model laid out in the memory of its own kernels: forward and backward over all layers. */
export class Network {
  readonly kernels: Kernels;
  readonly memory: MemoryPlan;
  readonly parameters: Parameters;
  readonly random: DropoutRandom;
  readonly input: Tensor;
  readonly output: Tensor;
  readonly layers: readonly PlannedLayer[];

  constructor(model: ModelSpec, problem: ProblemShape, seed: number, maxBatch: number) {
    const shapes = layerShapes(model.layers, [problem.steps, problem.features]);
    this.kernels = instantiateKernels();
    this.memory = new MemoryPlan(this.kernels);
    this.parameters = new Parameters(model.layers, shapes, slotCount(model.optimizer), this.memory);
    this.random = new DropoutRandom(this.kernels, seed);
    const maxRows = paddedRows(maxBatch);
    const words = new RandomWords(this.kernels, this.memory, seedKey(seed));
    this.input = { ...reserveTensor(this.memory, shapes[0] ?? [], maxRows), grad: 0 };
    this.layers = this.#plan(model.layers, shapes, maxRows);
    this.output = this.layers.at(-1)?.output ?? this.input;
    this.#words = words;
  }

  readonly #words: RandomWords;

  /** Once everything that belongs to the model has been reserved: memory, plans, first weights. */
  commit(): void {
    this.memory.commit();
    for (const layer of this.layers) layer.prepare?.();
    for (const [index, parameter] of this.parameters.list.entries()) {
      this.parameters.write(parameter, initialValues(parameter.weight, this.#words.stream(index)));
    }
  }

  forward(rows: number, training: boolean): void {
    for (const layer of this.layers) layer.forward(rows, training);
  }

  /** From the gradient in `output.grad` to the gradients of all weights. */
  backward(rows: number, training: boolean): void {
    this.kernels.zero(this.parameters.grads, this.parameters.size * 4);
    for (let index = this.layers.length - 1; index >= 0; index--) this.layers[index]?.backward(rows, training);
  }

  #plan(specs: readonly LayerSpec[], shapes: readonly Shape[], maxRows: number): readonly PlannedLayer[] {
    const layers: PlannedLayer[] = [];
    let input = this.input;
    for (const [index, spec] of specs.entries()) {
      const { kernels, memory, parameters, random } = this;
      const layer = planLayer(spec, { kernels, memory, parameters, random, maxRows, index, input, outputShape: shapes[index + 1] ?? [] });
      if (!layer) continue;
      layers.push(layer);
      input = layer.output;
    }
    return layers;
  }
}

/**
 * @returns the input shape of every layer, and last the model's output shape
 * @throws SeqbenchError `model.invalid` where a layer does not fit, or the answer is a sequence
 */
function layerShapes(layers: readonly LayerSpec[], input: Shape): readonly Shape[] {
  const shapes: Shape[] = [input];
  let shape = input;
  for (const spec of layers) {
    const output = definitionOf(spec).outputShape(spec, shape);
    if (isRefusal(output)) return fail({ code: 'model.invalid', message: output.message, place: spec.type });
    shape = output;
    shapes.push(shape);
  }
  if (shape.length !== 1) fail({ code: 'model.invalid', message: 'The last layer gives a sequence, but one answer a sample is wanted.' });
  return shapes;
}
