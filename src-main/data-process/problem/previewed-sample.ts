import type { ProblemPreview } from '../../core/problem/preview';
import type { SnapshotPart } from '../../formats/snapshot';

/** A sample as it is written to the snapshot, and what it was made of. */
export interface PreviewedSample extends Pick<
  ProblemPreview,
  'inputRows' | 'targetRows' | 'inputOrder' | 'targetOrder' | 'raw' | 'rawTarget' | 'length'
> {
  readonly part: SnapshotPart;
}
