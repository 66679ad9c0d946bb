export { decodeSnapshot } from './decode';
export { encodeSnapshot, snapshotBytes, snapshotChunks } from './encode';
export type { Snapshot, SnapshotHeader, SnapshotPart } from './snapshot';
