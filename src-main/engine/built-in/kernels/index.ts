/** The one list of what the driver may call; `../kernels.ts` names the same functions for TypeScript. */
export { exp, gate, log, multiplyAdd, multiplySubtract, sigmoid, tanh } from './math/exports';
export { philox } from './random/philox';
export { dropoutMask } from './random/dropout-mask';
export { activateSlab } from './activation';
export { add, copy, multiply, multiplyEach, zero } from './elementwise';
export { packInput, unpackOutput } from './layers/input';
export { denseBackward, denseForward, denseGradient } from './layers/dense';
export { useTermRoom } from './product/product';
export { flattenBackward, flattenForward } from './layers/flatten';
export { averagePoolBackward, averagePoolForward } from './layers/average-pooling';
export { batchNormalizationBackward, batchNormalizationForward } from './layers/batch-normalization';
export { convBackward, convForward } from './layers/conv';
export { globalAverageBackward, globalAverageForward } from './layers/global-average-pooling';
export { globalMaxBackward, globalMaxForward } from './layers/global-max-pooling';
export { layerNormalizationForward } from './layers/layer-normalization';
export { layerNormalizationBackward } from './layers/layer-normalization-gradient';
export { maxPoolBackward, maxPoolForward } from './layers/max-pooling';
export { gaussianNoise } from './random/gaussian-noise';
export { activationBackward, activationForward } from './layers/activation';
export { mergeDirections, splitDirections } from './layers/bidirectional';
export { embeddingBackward, embeddingForward } from './layers/embedding';
export { clearMasked, clearUntilFirst, maskingForward } from './layers/masking';
export { repeatBackward, repeatForward } from './layers/repeat-vector';
export { reshape } from './layers/reshape';
export { transposeBlocks } from './layers/time-distributed';
export { simpleRnnBackward, simpleRnnForward } from './recurrent/simple-rnn';
export { lstmBackward, lstmForward } from './recurrent/lstm';
export { lstmGradient } from './recurrent/lstm-gradient';
export { gruBackward, gruForward } from './recurrent/gru';
export { orthonormalize } from './initializers/orthonormalize';
export { binaryLossOfLogits } from './losses/binary-logits';
export { categoricalLoss } from './losses/categorical-crossentropy';
export { elementwiseLoss } from './losses/elementwise';
export { adadelta } from './optimizers/adadelta';
export { adagrad, fill } from './optimizers/adagrad';
export { adam, adamAmsgrad } from './optimizers/adam';
export { adamax } from './optimizers/adamax';
export { clipValues, scale } from './optimizers/clip';
export { maxNorm, nonNegative } from './optimizers/constraints';
export { decayWeights } from './optimizers/decay';
export { nadam } from './optimizers/nadam';
export { sumOfAbsolutes, sumOfSquares } from './optimizers/norms';
export { penaltyGradient } from './optimizers/penalty';
export { rmsprop } from './optimizers/rmsprop';
export { sgd, sgdMomentum } from './optimizers/sgd';

/** First byte that the driver may lay out; what lies below belongs to the kernels. */
export function heapBase(): usize {
  return __heap_base;
}
