import type { CodedFinding } from './facts';
import type { FoldParts, PartBand, PartSummary, ProblemCounts, ProblemFinding, ProblemOutcome, ProblemShape } from './problem';
import type { Transforms } from './scaling-spec';

/** What is shown of a sound problem. */
export interface SoundOutcome {
  readonly shape: ProblemShape;
  readonly train: PartSummary;
  readonly validation: PartSummary | null;
  readonly test: PartSummary;
  readonly transforms: Transforms | null;
  readonly bands: readonly PartBand[];
  /** Every fold, where all are trained. */
  readonly folds?: readonly FoldParts[];
}

/** What the form shows: all of it, or only what stands in the way. */
export function outcomeOf(findings: readonly CodedFinding[], counts: ProblemCounts | null, sound: SoundOutcome | null): ProblemOutcome {
  const shown = findings.map(({ severity, field, message, remedy, fixes }): ProblemFinding => ({
    severity,
    field,
    message,
    ...(remedy ? { remedy } : {}),
    ...(fixes && fixes.length > 0 ? { fixes } : {}),
  }));
  const nothing = { shape: null, train: null, validation: null, test: null, transforms: null, bands: [] };
  return { ...(sound ?? nothing), counts, findings: shown };
}
