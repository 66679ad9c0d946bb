export { largestFile } from './archive';
export type { Given } from './given';
export type { LossChoice } from './loss';
export type { KerasModel, WeightTensor } from './model';
export { readKeras } from './read';
export { usableLayers } from './usable';
export { writeKeras } from './write';
