import { definitionOf, type LayerSpec } from '../../core/model/layers';
import { sizeOf, type Lengths } from './tensor';

/**
 * Whether the gradient of a layer's weight is zero whatever the batch: a recurrent layer that reads one step alone and keeps no state
 * multiplies its recurrent kernel with the zero state before that step, and with nothing else.
 *
 * @param input shape of one sample, as the layer gets it
 * @param weight Keras's name of it
 */
export function hasZeroGradient(spec: LayerSpec, input: Lengths, weight: string): boolean {
  switch (spec.type) {
    case 'SimpleRNN':
    case 'LSTM':
    case 'GRU':
      return weight === 'recurrent_kernel' && input[0] === 1 && !spec.stateful;
    case 'Bidirectional':
      return hasZeroGradient(spec.layer, input, weight.replace(/^(forward|backward)_/, ''));
    default:
      return false;
  }
}

/** @param shapes of every layer's input. @returns numbers in the tensors whose gradient is not always zero */
export function movedWeightCount(layers: readonly LayerSpec[], shapes: readonly Lengths[]): number {
  return layers.reduce((sum, spec, index) => {
    const input = shapes[index] ?? [];
    const moved = definitionOf(spec)
      .weights(spec, input)
      .filter(({ name }) => !hasZeroGradient(spec, input, name));
    return moved.reduce((total, { shape }) => total + sizeOf(shape), sum);
  }, 0);
}
