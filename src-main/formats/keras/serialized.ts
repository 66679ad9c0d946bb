/** What `keras.saving.serialize_keras_object` writes of one of Keras's own objects. */
export interface Serialized {
  readonly module: string;
  readonly class_name: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly registered_name: string | null;
}

export function serialized(module: string, kind: string, config: Readonly<Record<string, unknown>>): Serialized {
  return { module, class_name: kind, config, registered_name: null };
}

/** Every layer computes in float32. */
export const float32 = serialized('keras', 'DTypePolicy', { name: 'float32' });
