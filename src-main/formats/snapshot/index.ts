export { decodeSnapshot } from './decode';
export { encodeSnapshot } from './encode';
export type { Snapshot, SnapshotHeader, SnapshotPart } from './snapshot';
