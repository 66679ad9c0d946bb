export { classesOf, metricFor, thresholdFor } from './answers';
export { type CallbackState, freshCallbacks } from './callbacks';
export { evaluatePart } from './evaluate';
export { fit } from './fit';
export type { EpochEnd, FitListener, FitResult, KeptWeights, StepProgress, StepRecord } from './fit-types';
export { type FitClock, Pacer } from './pacer';
export { Batches, type TrainingPart } from './part';
export type { Sampler } from './sampler';
export { StepTimes } from './step-times';
