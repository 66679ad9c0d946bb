import type { Audit, AuditBadge, AuditFinding, AuditKind } from '../audit';
import { auditKinds } from '../audit';
import { drained, type Steps } from '../../steps';
import type { ProblemSpec } from '../problem';
import { auditFitted } from './fitted-beyond-training';
import { auditFutureAsPast } from './future-as-past';
import { auditGroups } from './group-on-both-sides';
import { auditRandomOverOrder } from './random-over-order';
import { findingsOf } from './reason';
import { auditSameRow } from './same-row';
import { auditSharedRows } from './shared-rows';
import { auditTargetAmongInputs, targetIsInput } from './target-among-inputs';
import { auditTestWatched, watchedByRuns } from './test-part-watched';
import type { AuditView } from './view';

type Check = (view: AuditView) => readonly AuditFinding[] | Steps<readonly AuditFinding[]>;

const checks: Readonly<Record<AuditKind, Check>> = {
  'target-among-inputs': auditTargetAmongInputs,
  'future-as-past': auditFutureAsPast,
  'shared-rows': auditSharedRows,
  'random-over-order': auditRandomOverOrder,
  'same-row': auditSameRow,
  'group-on-both-sides': auditGroups,
  'fitted-beyond-training': auditFitted,
  'test-part-watched': auditTestWatched,
};

/** Looks for one kind of leak; some take long where the table is large, and stop now and then. */
export function* checkFor(kind: AuditKind, view: AuditView): Steps<readonly AuditFinding[]> {
  const found = checks[kind](view);
  return 'next' in found ? yield* found : found;
}

/** Every check of a problem that can be prepared. */
export function auditProblem(view: AuditView): Audit {
  return auditOf(auditKinds.flatMap((kind) => drained(checkFor(kind, view))));
}

export function auditOf(findings: readonly AuditFinding[]): Audit {
  return { badge: badgeOf(findings), findings };
}

/** An audit that could not be made, but for what the problem says by itself. */
export function uncheckedAudit(spec: ProblemSpec, reason: string): Audit {
  const itself = targetIsInput(spec);
  return auditOf(
    auditKinds.flatMap((kind) => {
      if (kind === 'target-among-inputs' && itself) return findingsOf(kind, itself.field, '', [itself]);
      return findingsOf(kind, 'split', '', [{ state: 'unchecked', message: reason, why: '', field: 'split' }]);
    }),
  );
}

/** The audit of a problem with what its runs did. @param watching runs whose early stopping looked at the test part */
export function withRuns(audit: Audit, watching: number): Audit {
  return auditOf(audit.findings.map((finding) => watchedByRuns(finding, watching)));
}

function badgeOf(findings: readonly AuditFinding[]): AuditBadge {
  if (findings.some(({ state }) => state === 'leak')) return 'red';
  if (findings.some(({ state }) => state === 'warning')) return 'amber';
  return findings.every(({ state }) => state === 'clear') ? 'green' : 'grey';
}
