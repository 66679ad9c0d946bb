import * as tf from '@tensorflow/tfjs-core';
import { loadTensorFlow } from '../backend';

/**
 * Makes tfjs ready for a test: libtensorflow where its binding was built, tfjs's own `cpu` backend else, over which the same code runs.
 *
 * @returns what the test's name shall say
 */
export async function prepareTestBackend(): Promise<string> {
  const binding = process.env.SEQBENCH_TFJS_CPU ? null : loadTensorFlow();
  if (binding) return `libtensorflow ${binding.TF_Version}`;
  tf.enableProdMode();
  await import('@tensorflow/tfjs-backend-cpu');
  await tf.setBackend('cpu');
  return "tfjs's cpu backend";
}
