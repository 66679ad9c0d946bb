export { largestFile } from './archive';
export type { Given } from './given';
export type { LossChoice } from './loss';
export type { KerasModel, WeightTensor } from './model';
export { readKeras } from './read';
export { writeKeras } from './write';
