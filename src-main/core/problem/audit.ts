import type { ProblemField, ProblemFix } from './problem';

/** Every leak that is looked for, in the order in which they are told. */
export const auditKinds = [
  'target-among-inputs',
  'future-as-past',
  'shared-rows',
  'random-over-order',
  'same-row',
  'group-on-both-sides',
  'fitted-beyond-training',
  'test-part-watched',
] as const;
export type AuditKind = (typeof auditKinds)[number];

/** `clear` was looked at and is sound; `leak` makes the figures worthless, `warning` too kind; `unchecked` says why it could not be looked at. */
export type AuditState = 'clear' | 'warning' | 'leak' | 'unchecked';

/** What one check found. */
export interface AuditFinding {
  readonly kind: AuditKind;
  readonly state: AuditState;
  /** What, in one sentence, with the columns and figures in it. */
  readonly message: string;
  /** Rows or windows that are concerned; null where it does not go by rows. */
  readonly rows: number | null;
  /** Why it matters, one sentence; empty where clear. */
  readonly why: string;
  /** Where in the form it is mended. */
  readonly field: ProblemField;
  readonly fixes: readonly ProblemFix[];
}

/** Green only where every check is clear. */
export type AuditBadge = 'green' | 'amber' | 'red' | 'grey';

export interface Audit {
  readonly badge: AuditBadge;
  /** At least one for each of `auditKinds`, in their order; where a check found several things, one for each. */
  readonly findings: readonly AuditFinding[];
}
