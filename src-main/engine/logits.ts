import type { LayerSpec } from '../core/model/layers';
import type { Loss, ModelSpec } from '../core/model/model';

/** How a model's answers and its loss come out of the last layer's values. */
export interface LastStep {
  /** The stack, its last activation taken off where the loss is computed from what stands before it. */
  readonly layers: readonly LayerSpec[];
  /** What makes answers of the stack's values. */
  readonly activation: 'linear' | 'sigmoid' | 'softmax';
  /** Whether the loss takes the stack's values for logits. */
  readonly fromLogits: boolean;
}

const crossEntropies: ReadonlySet<Loss> = new Set<Loss>([
  'binary_crossentropy',
  'categorical_crossentropy',
  'sparse_categorical_crossentropy',
]);

/**
 * Keras 3 on TensorFlow computes a cross-entropy behind a last sigmoid or softmax, whichever it is, from what that is applied to (the
 * `_keras_logits` that `keras.activations` leave on their answer), so that a saturated answer still learns. An activation inside a
 * wrapper or a recurrent cell leaves none.
 */
export function lastStep({ layers, loss, loss_options }: ModelSpec): LastStep {
  if (!crossEntropies.has(loss)) return { layers, activation: 'linear', fromLogits: false };
  const taken = withoutActivation(layers.at(-1));
  if (!taken) return { layers, activation: 'linear', fromLogits: loss_options.from_logits };
  return { layers: [...layers.slice(0, -1), taken.layer], activation: taken.activation, fromLogits: true };
}

function withoutActivation(layer: LayerSpec | undefined) {
  switch (layer?.type) {
    case 'Softmax':
      return { layer: { type: 'Activation', activation: 'linear' }, activation: 'softmax' } as const;
    case 'Dense':
    case 'Conv1D':
    case 'Conv2D':
    case 'Activation': {
      const { activation } = layer;
      return activation === 'sigmoid' || activation === 'softmax'
        ? { layer: { ...layer, activation: 'linear' as const }, activation }
        : null;
    }
    default:
      return null;
  }
}
