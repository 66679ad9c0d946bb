import { definitionOf, type LayerSpec } from './layers';

/** Sizes of one sample, none of them open. */
type Lengths = readonly number[];

/**
 * How much one sample's forward pass computes, as multiplications of its matrix products; a training step takes about six times as many
 * operations.
 *
 * @param shapes of every layer's input, and last the model's output
 */
export function multiplicationsOf(layers: readonly LayerSpec[], shapes: readonly Lengths[]): number {
  return layers.reduce((sum, spec, index) => {
    const input = shapes[index] ?? [];
    const matrices = definitionOf(spec)
      .weights(spec, input)
      .filter(({ shape }) => shape.length > 1);
    const size = matrices.reduce((total, { shape }) => total + product(shape), 0);
    return sum + size * timesUsed(spec, input, shapes[index + 1] ?? []);
  }, 0);
}

/** @param shapes of every layer's input. @returns numbers in all tensors, learned or not */
export function weightCount(layers: readonly LayerSpec[], shapes: readonly Lengths[]): number {
  const tensors = layers.flatMap((spec, index) => definitionOf(spec).weights(spec, shapes[index] ?? []));
  return tensors.reduce((sum, { shape }) => sum + product(shape), 0);
}

/** How often a layer's weights meet one sample: once a step, or once a place of the output. */
function timesUsed(spec: LayerSpec, input: Lengths, output: Lengths): number {
  switch (spec.type) {
    case 'Embedding':
      return 0;
    case 'SimpleRNN':
    case 'LSTM':
    case 'GRU':
    case 'Bidirectional':
      return input[0] ?? 1;
    default:
      return product(output.slice(0, -1));
  }
}

function product(lengths: Lengths): number {
  return lengths.reduce((all, length) => all * length, 1);
}
