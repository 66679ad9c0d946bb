export { decodeSnapshot } from './decode';
export { encodeSnapshot } from './encode';
export type { Snapshot, SnapshotPart } from './snapshot';
