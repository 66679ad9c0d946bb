export { classesOf, metricFor, thresholdFor } from './answers';
export { evaluatePart } from './evaluate';
export type { EpochEnd, FitListener, FitResult, KeptWeights, StepProgress } from './fit';
export { fit } from './fit';
export { type FitClock, Pacer } from './pacer';
export { Batches } from './part';
