export { decodeSnapshot } from './decode';
export { encodeSnapshot, snapshotBytes, snapshotChunks, snapshotFrame } from './encode';
export { LaterSamples } from './later-samples';
export type { Snapshot, SnapshotHeader, SnapshotPart } from './snapshot';
export { readTargets } from './targets';
