export { frame, unframe } from './frame';
export { decodeBest, decodeStart, encodeBest, encodeStart } from './tensors';
