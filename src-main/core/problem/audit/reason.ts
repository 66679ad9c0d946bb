import type { AuditFinding, AuditKind, AuditState } from '../audit';
import type { ProblemField, ProblemFix } from '../problem';

/** Something that a check found. */
export interface Reason {
  readonly state: Exclude<AuditState, 'clear'>;
  /** What, in one sentence. */
  readonly message: string;
  readonly rows?: number | null;
  readonly why: string;
  readonly field: ProblemField;
  /** Null stands for one that cannot be had here. */
  readonly fixes?: readonly (ProblemFix | null)[];
}

/** @returns the reasons as findings of a kind, or the one that says that there are none */
export function findingsOf(kind: AuditKind, field: ProblemField, clear: string, reasons: readonly Reason[]): readonly AuditFinding[] {
  if (reasons.length === 0) return [{ kind, state: 'clear', message: clear, rows: null, why: '', field, fixes: [] }];
  return reasons.map(({ rows = null, fixes = [], ...reason }) => ({
    kind,
    ...reason,
    rows,
    fixes: fixes.filter((fix) => fix !== null),
  }));
}

/** `a`, `a and b`, `a, b, c and 4 more`. */
export function listed(names: readonly string[], most = 4): string {
  if (names.length > most) return `${names.slice(0, most - 1).join(', ')} and ${names.length - most + 1} more`;
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
