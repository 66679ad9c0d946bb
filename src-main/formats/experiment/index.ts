export { type AppliedExperiment, applyExperiment } from './apply';
export type { DatasetSource, Experiment, ExperimentModel } from './experiment';
export { nearestWord } from './nearest';
export { experimentOfProject } from './of-project';
export { readExperiment } from './read';
export { sampleCsv } from './sample-csv';
export { type Sample, samples } from './schema';
export { compressSteps, expandSteps, positionOf } from './step-ranges';
export { writeExperiment } from './write';
