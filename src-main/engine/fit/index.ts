export { classesOf, metricFor, thresholdFor } from './answers';
export { evaluatePart } from './evaluate';
export { type EpochEnd, fit, type FitInput, type FitListener, type FitResult, type FitStart, type StepProgress } from './fit';
export { type FitClock, Pacer } from './pacer';
export { Batches, type TrainingPart } from './part';
