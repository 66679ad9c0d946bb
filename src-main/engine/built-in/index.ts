import type { Engine } from '../engine';
import { isFused } from './kernels-module';
import { BuiltInTrainable } from './trainable';

/** Without the processor's fused operations, the same bits take some thirty times as long: that is not to be a riddle. */
const deviceName = (): string => (isFused() ? '1 core, 128-bit SIMD' : '1 core, 128-bit SIMD without fused operations, which is slow');

/**
 * Trains in WebAssembly with 128-bit SIMD, larger models on as many cores as they are given; the same seed gives the same weights, to
 * the bit, on any machine and any number of cores.
 */
export const builtInEngine: Engine = {
  name: 'built-in',
  devices: () => Promise.resolve([{ kind: 'cpu', name: deviceName() }]),
  // Every layer and option that a model can name is computed.
  supports: () => [],
  build: async (model, input, seed, options) => Promise.resolve(new BuiltInTrainable(model, input, seed, options)),
};
