import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import type { LayerSpec } from '../../src-main/core/model/layers';
import type { ModelSpec } from '../../src-main/core/model/model';

export type TfjsBackend = 'wasm' | 'cpu';

/**
 * The same model in tfjs-layers, as near as it comes: Adam, since it has no Nadam, and GRU with the reset gate before, since it
 * refuses the other. Recurrent weights start glorot uniform: its orthogonal initialiser takes seconds, and a step takes the
 * same time whatever they are.
 *
 * @returns a function that trains one step, and one that frees the model
 */
export async function tfjsStep(model: ModelSpec, backend: TfjsBackend, x: Float32Array, y: Float32Array) {
  await tf.setBackend(backend);
  const input: [number, number, number] = [y.length, x.length / y.length, 1];
  const network = layers.sequential();
  const rest = model.layers.filter(({ type }) => type !== 'Input');
  for (const [index, spec] of rest.entries()) network.add(tfjsLayer(spec, index === 0 ? { inputShape: [input[1], input[2]] } : {}));
  network.compile({ optimizer: tf.train.adam(1e-6), loss: 'binaryCrossentropy' });
  const inputs = tf.tensor3d(x, input);
  const targets = tf.tensor2d(y, [y.length, 1]);
  return {
    step: () => network.trainOnBatch(inputs, targets),
    dispose: () => {
      network.dispose();
      tf.dispose([inputs, targets]);
    },
  };
}

/** Layers of the basketball study. */
function tfjsLayer(spec: LayerSpec, first: { inputShape?: [number, number] }): layers.layers.Layer {
  switch (spec.type) {
    case 'Flatten':
      return layers.layers.flatten(first);
    case 'Dense':
      return layers.layers.dense({ ...first, units: spec.units, activation: spec.activation });
    case 'Conv1D':
      return layers.layers.conv1d({ ...first, filters: spec.filters, kernelSize: spec.kernel_size, activation: spec.activation });
    case 'SimpleRNN':
      return layers.layers.simpleRNN({ ...first, ...recurrent(spec) });
    case 'LSTM':
      return layers.layers.lstm({ ...first, ...recurrent(spec), recurrentActivation: 'sigmoid' });
    case 'GRU':
      return layers.layers.gru({ ...first, ...recurrent(spec), recurrentActivation: 'sigmoid' });
    case 'Input':
    case 'Dropout':
      throw new Error(`${spec.type} is not in the study.`);
  }
}

function recurrent(spec: { readonly units: number; readonly return_sequences: boolean }) {
  return { units: spec.units, returnSequences: spec.return_sequences, recurrentInitializer: 'glorotUniform' as const };
}
