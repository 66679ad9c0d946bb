import type { Engine } from '../engine';
import { isBindingThere } from './binding';
import type { TensorFlowStatus } from './status';

export type { TensorFlowStatus } from './status';

/**
 * Trains through TensorFlow, where `npm run setup:tensorflow` built its binding. Nothing of TensorFlow is loaded before a device or a
 * model is asked for, and never outside the process that asks.
 */
export const tensorflowEngine: Engine = {
  name: 'tensorflow',
  devices: async () => (await tensorflowStatus()).devices,
  // Every layer and option that a model can name is computed.
  supports: () => [],
  build: async (...given) => {
    isTouched = true;
    return (await import('./build')).build(...given);
  },
};

let isTouched = false;

/** Whether this process has begun to load TensorFlow, whatever came of it. */
export function isTensorFlowLoaded(): boolean {
  return isTouched;
}

/** What TensorFlow computes on here, and why not on a graphics card, in words for people. */
export async function tensorflowStatus(): Promise<TensorFlowStatus> {
  if (isBindingThere()) {
    isTouched = true;
    return (await import('./status')).status();
  }
  return { devices: [], version: null, note: 'TensorFlow is not set up on this computer; training uses the built-in engine.' };
}
