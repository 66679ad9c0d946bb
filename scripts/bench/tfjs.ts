import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import type { BenchCase } from './cases';
import type { BenchData } from './data';
import { tfjsLayer } from './tfjs-layer';
import { repairTfjs } from './tfjs-repairs';

/** Names of the losses in tfjs-layers. */
const losses: Readonly<Record<string, string>> = {
  binary_crossentropy: 'binaryCrossentropy',
  categorical_crossentropy: 'categoricalCrossentropy',
  mean_squared_error: 'meanSquaredError',
  mean_absolute_error: 'meanAbsoluteError',
};

let prepared = false;

/**
 * The same model in tfjs-layers on its wasm backend, as near as it comes: Adam, since it has no Nadam, and GRU with the reset gate
 * before, since it refuses the other.
 *
 * @returns a function that trains one step, and one that frees the model
 */
export async function tfjsStep({ model, input, target, batch }: BenchCase, { x, y }: BenchData) {
  if (!prepared) {
    await tf.setBackend('wasm');
    repairTfjs();
    prepared = true;
  }
  const network = layers.sequential();
  const rest = model.layers.filter(({ type }) => type !== 'Input');
  for (const [index, spec] of rest.entries()) network.add(tfjsLayer(spec, index === 0 ? { inputShape: [...input] } : {}));
  network.compile({ optimizer: tf.train.adam(1e-6), loss: losses[model.loss] ?? model.loss });
  const inputs = tf.tensor(x, [batch, ...input]);
  const targets = tf.tensor(y, [batch, ...target]);
  return {
    step: () => network.trainOnBatch(inputs, targets),
    dispose: () => {
      network.dispose();
      tf.dispose([inputs, targets]);
    },
  };
}
