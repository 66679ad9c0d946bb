import type { ProblemShape } from '../problem/problem';
import { layerSchema, type LayerSpec, type LayerType } from './layers';
import { modelSpecSchema, type Loss, type ModelSpec } from './model';

/** Sizes that a new layer starts with where Keras has no default of its own. */
const startingSizes: Readonly<Partial<Record<LayerType, Readonly<Record<string, number>>>>> = {
  Dense: { units: 32 },
  SimpleRNN: { units: 32 },
  LSTM: { units: 32 },
  GRU: { units: 32 },
  Conv1D: { filters: 16, kernel_size: 3 },
};

/** A layer with Keras's defaults. */
export function newLayer(type: LayerType): LayerSpec {
  return layerSchema.parse({ type, ...startingSizes[type] });
}

/**
 * The smallest stack that fits a problem: all values in one row, then the answer.
 *
 * @param shape null where the problem is not complete; then it fits a binary task
 */
export function smallestModel(name: string, shape: ProblemShape | null): ModelSpec {
  const { units, activation, loss } = answerOf(shape);
  return modelSpecSchema.parse({
    name,
    layers: [{ type: 'Input' }, { type: 'Flatten' }, { type: 'Dense', units, activation }],
    loss,
    optimizer: { type: 'Nadam' },
  });
}

function answerOf(shape: ProblemShape | null): { units: number; activation: string; loss: Loss } {
  switch (shape?.task ?? 'binary') {
    case 'binary':
      return { units: 1, activation: 'sigmoid', loss: 'binary_crossentropy' };
    case 'classes':
      return { units: shape?.classes.length ?? 2, activation: 'softmax', loss: 'sparse_categorical_crossentropy' };
    case 'number':
      return { units: 1, activation: 'linear', loss: 'mean_squared_error' };
  }
}

/** `GRU copy`, `GRU copy 2`: the first name of that kind that no other model has. */
export function nextName(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted;
  let ordinal = 2;
  while (taken.includes(`${wanted} ${ordinal}`)) ordinal += 1;
  return `${wanted} ${ordinal}`;
}
