/** The one list of what the driver may call; `../kernels.ts` names the same functions for TypeScript. */
export { exp, log, sigmoid, tanh } from './math/exports';
export { philox } from './random/philox';
export { dropoutMask } from './random/dropout-mask';
export { copy, multiply, zero } from './elementwise';
export { packInput, unpackOutput } from './layers/input';
export { denseBackward, denseForward } from './layers/dense';
export { flattenBackward, flattenForward } from './layers/flatten';
export { conv1dBackward, conv1dForward } from './layers/conv1d';
export { simpleRnnBackward, simpleRnnForward } from './recurrent/simple-rnn';
export { lstmBackward, lstmForward } from './recurrent/lstm';
export { gruBackward, gruForward } from './recurrent/gru';
export { binaryCrossentropy } from './losses/binary-crossentropy';
export { categoricalCrossentropy, sparseCategoricalCrossentropy } from './losses/categorical-crossentropy';
export { meanAbsoluteError } from './losses/mean-absolute-error';
export { meanSquaredError } from './losses/mean-squared-error';
export { sgd, sgdMomentum } from './optimizers/sgd';
export { adam } from './optimizers/adam';
export { nadam } from './optimizers/nadam';

/** First byte that the driver may lay out; what lies below belongs to the kernels. */
export function heapBase(): usize {
  return __heap_base;
}
