export { classesOf, metricFor, thresholdFor } from './answers';
export { freshCallbacks } from './callbacks';
export { evaluatePart } from './evaluate';
export { fit } from './fit';
export type { EpochEnd, FitListener, FitResult, KeptWeights, StepProgress, StepRecord } from './fit-types';
export { type FitClock, Pacer } from './pacer';
export { Batches, type TrainingPart } from './part';
export { probabilitiesOf } from './probabilities';
export { rowsContinue } from './rows-continue';
