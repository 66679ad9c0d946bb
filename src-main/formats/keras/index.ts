export { largestFile } from './archive';
export type { LossChoice } from './loss';
export type { KerasModel } from './model';
export { readKeras } from './read';
export { usableLayers } from './usable';
export { writeKeras } from './write';
