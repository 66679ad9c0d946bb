export { classesOf, metricFor, thresholdFor } from './answers';
export { evaluatePart } from './evaluate';
export type { EpochEnd, FitInput, FitListener, FitResult, FitStart, KeptWeights, StepProgress } from './fit';
export { fit } from './fit';
export { type FitClock, Pacer } from './pacer';
export { Batches, type TrainingPart } from './part';
