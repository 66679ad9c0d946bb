import { type Audit, type AuditFinding, auditKinds } from '../audit';
import { inFolds } from '../findings/of-folds';
import { fixesOfAll } from '../folds';
import type { ProblemSpec } from '../problem';
import { auditOf } from './audit-problem';

interface Found {
  /** From 1. */
  readonly fold: number;
  readonly finding: AuditFinding;
}

/**
 * The audit of a problem in which every fold is trained: each was looked at as a problem of its own, since what one fold tests another may
 * well train on. A check is clear only where it is in every fold.
 *
 * @param audits of the folds, in their order
 */
export function auditOfFolds(audits: readonly Audit[], { split }: Pick<ProblemSpec, 'split'>): Audit {
  const all = audits.flatMap(({ findings }, index) => findings.map((finding): Found => ({ fold: index + 1, finding })));
  const findings = auditKinds.flatMap((kind) =>
    findingsOfKind(
      all.filter(({ finding }) => finding.kind === kind),
      audits.length,
    ),
  );
  return auditOf(findings.map((finding) => ({ ...finding, fixes: fixesOfAll(finding.fixes, split) })));
}

function findingsOfKind(found: readonly Found[], folds: number): readonly AuditFinding[] {
  const told = found.filter(({ finding }) => finding.state !== 'clear');
  const last = found.at(-1);
  if (told.length === 0) return last ? [last.finding] : [];
  const alike = new Map<string, Found[]>();
  for (const each of told) {
    const key = likeness(each.finding);
    alike.set(key, [...(alike.get(key) ?? []), each]);
  }
  return [...alike.values()].flatMap((some) => together(some, folds) ?? []);
}

/** The same thing is told of other rows in other folds. */
function likeness({ state, message }: AuditFinding): string {
  return `${state} ${message.replace(/[\d.,]+/g, '0')}`;
}

/** One for all of them, with the figures of the fold in which the most rows are concerned. */
function together(found: readonly Found[], folds: number): AuditFinding | null {
  const [most] = found.toSorted((a, b) => (b.finding.rows ?? 0) - (a.finding.rows ?? 0));
  if (!most) return null;
  const { finding, fold } = most;
  const isSame = found.every((each) => each.finding.message === finding.message);
  if (isSame && found.length === folds) return finding;
  const where =
    found.length === folds
      ? 'Every fold'
      : inFolds(
          found.map((each) => each.fold),
          folds,
        );
  return { ...finding, message: `${where}${isSame ? '' : `, here fold ${fold}`}: ${finding.message}` };
}
