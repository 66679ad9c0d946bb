import { definitionOf, type LayerSpec } from '../../../core/model/layers';
import { sizeOf, type Lengths } from '../tensor';

/**
 * How much one sample's forward pass computes, as multiplications of its matrix products; 0 for a model whose rows cannot be computed
 * apart: batch normalisation looks at all of them at once, stateful layers go on from batch to batch, and a mask decides what the loss
 * is divided by.
 *
 * @param shapes of every layer's input, and last the model's output
 */
export function multiplicationsOf(layers: readonly LayerSpec[], shapes: readonly Lengths[]): number {
  if (layers.some(couplesRows)) return 0;
  return layers.reduce((sum, spec, index) => {
    const input = shapes[index] ?? [];
    const matrices = definitionOf(spec)
      .weights(spec, input)
      .filter(({ shape }) => shape.length > 1);
    const size = matrices.reduce((total, { shape }) => total + sizeOf(shape), 0);
    return sum + size * timesUsed(spec, input, shapes[index + 1] ?? []);
  }, 0);
}

function couplesRows(spec: LayerSpec): boolean {
  switch (spec.type) {
    case 'BatchNormalization':
    case 'Masking':
      return true;
    case 'Embedding':
      return spec.mask_zero;
    case 'SimpleRNN':
    case 'LSTM':
    case 'GRU':
      return spec.stateful;
    case 'Bidirectional':
    case 'TimeDistributed':
      return couplesRows(spec.layer);
    default:
      return false;
  }
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
      return sizeOf(output.slice(0, -1));
  }
}
