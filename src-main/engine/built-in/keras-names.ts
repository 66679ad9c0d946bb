import type { LayerSpec, LayerType } from '../../core/model/layers';

const bases: Readonly<Record<LayerType, string>> = {
  Input: 'input_layer',
  Flatten: 'flatten',
  Dense: 'dense',
  Dropout: 'dropout',
  SimpleRNN: 'simple_rnn',
  LSTM: 'lstm',
  GRU: 'gru',
  Conv1D: 'conv1d',
};

/** Names as Keras gives them in a fresh session: `lstm`, `lstm_1`, `lstm_2`. */
export function kerasNames(layers: readonly LayerSpec[]): readonly string[] {
  const seen = new Map<LayerType, number>();
  return layers.map(({ type }) => {
    const before = seen.get(type) ?? 0;
    seen.set(type, before + 1);
    return before === 0 ? bases[type] : `${bases[type]}_${before}`;
  });
}
