import util from 'node:util';
import * as tf from '@tensorflow/tfjs-core';
import { type Binding, bindingPath, requireHere } from './binding';

/** @returns the binding, with tfjs computing through it from now on; null where there is none to load */
export function loadTensorFlow(): Binding | null {
  const path = bindingPath();
  if (path === null) return null;
  // Its reports about processor features are for developers; warnings and errors stay.
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '1';
  giveBackIsNullOrUndefined();
  tf.enableProdMode();
  requireHere('@tensorflow/tfjs-node-gpu');
  if (!tf.getBackend()) throw new Error('TensorFlow.js did not take TensorFlow for its backend.');
  // The package loads the same file; Node gives the same binding for the same path.
  return requireHere(path) as Binding;
}

/** tfjs-node 4.22 calls it; Node 23 and later do not have it any more. */
function giveBackIsNullOrUndefined(): void {
  if ('isNullOrUndefined' in util) return;
  Object.assign(util, { isNullOrUndefined: (value: unknown) => value === null || value === undefined });
}
