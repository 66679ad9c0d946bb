export { decodeSnapshot } from './decode';
export { encodeSnapshot, snapshotBytes, snapshotChunks, snapshotFrame, type SnapshotFrame } from './encode';
export { LaterSamples } from './later-samples';
export type { Snapshot, SnapshotHeader, SnapshotPart } from './snapshot';
