import type { LayerSpec } from '../../core/model/layers';

/** Keras's `to_snake_case`: `SimpleRNN` is `simple_rnn`, `LeakyReLU` is `leaky_re_lu`, `Conv1D` is `conv1d`. */
export function snakeCase(className: string): string {
  return className
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

/**
 * Names as Keras gives them in a fresh session: `lstm`, `lstm_1`, `lstm_2`. The layer inside a wrapper is made before the wrapper and
 * takes a number of its own kind.
 */
export function kerasNames(layers: readonly LayerSpec[]): readonly string[] {
  const seen = new Map<string, number>();
  const next = (type: string): string => {
    const base = type === 'Input' ? 'input_layer' : snakeCase(type);
    const before = seen.get(base) ?? 0;
    seen.set(base, before + 1);
    return before === 0 ? base : `${base}_${before}`;
  };
  return layers.map((spec) => {
    if ('layer' in spec) next(spec.layer.type);
    return next(spec.type);
  });
}
