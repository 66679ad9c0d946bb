import { type LayerOf, layerSchema, type LayerType } from './layers';

export { smallestModel } from './ready-made';

/** What a new layer starts with where Keras has no default of its own. */
const startingOptions: Readonly<Partial<Record<LayerType, object>>> = {
  Dense: { units: 32 },
  Embedding: { input_dim: 1000, output_dim: 16 },
  SimpleRNN: { units: 32 },
  LSTM: { units: 32 },
  GRU: { units: 32 },
  Bidirectional: { layer: { type: 'LSTM', units: 32 } },
  TimeDistributed: { layer: { type: 'Dense', units: 32 } },
  Conv1D: { filters: 16, kernel_size: 3 },
  Conv2D: { filters: 16, kernel_size: 3 },
  Reshape: { target_shape: [-1, 1] },
  RepeatVector: { n: 10 },
  Activation: { activation: 'relu' },
};

/** A layer with Keras's defaults. */
export function newLayer<Type extends LayerType>(type: Type): LayerOf<Type> {
  // The schema gives back the layer of the type it was given.
  return layerSchema.parse({ type, ...startingOptions[type] }) as LayerOf<Type>;
}

/** `GRU copy`, `GRU copy 2`: the first name of that kind that no other model has. */
export function nextName(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted;
  let ordinal = 2;
  while (taken.includes(`${wanted} ${ordinal}`)) ordinal += 1;
  return `${wanted} ${ordinal}`;
}
