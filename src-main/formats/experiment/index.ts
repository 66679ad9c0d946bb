export { type AppliedExperiment, applyExperiment } from './apply';
export type { Experiment, ExperimentModel } from './experiment';
export { nearestWord } from './nearest';
export { readExperiment } from './read';
export { sampleCsv } from './sample-csv';
export { readTemplateIndex } from './template-index';
export { writeExperiment } from './write';
