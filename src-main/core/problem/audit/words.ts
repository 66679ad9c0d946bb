import { plural } from '../../text';
import type { Audit, AuditKind, AuditState } from '../audit';

/** What each check looks for, as a heading. */
export const auditTitles: Readonly<Record<AuditKind, string>> = {
  'target-among-inputs': 'The target among the inputs',
  'future-as-past': 'Future values as past ones',
  'shared-rows': 'Windows of two parts sharing rows',
  'random-over-order': 'Rows in order, split at random',
  'same-row': 'The same row in two parts',
  'group-on-both-sides': 'A group on both sides',
  'fitted-beyond-training': 'Scaling fitted on more than training',
  'test-part-watched': 'Early stopping on the test part',
};

export const stateWords: Readonly<Record<AuditState, string>> = {
  clear: 'clear',
  warning: 'warning',
  leak: 'leak',
  unchecked: 'not checked',
};

/** `2 leaks, 1 warning`, `no leak found`, `not checked`: what a badge says. */
export function badgeWords({ badge, findings }: Audit): string {
  const count = (state: AuditState): number => findings.filter((finding) => finding.state === state).length;
  const [leaks, warnings, unchecked] = [count('leak'), count('warning'), count('unchecked')];
  if (badge === 'green') return 'no leak found';
  if (leaks + warnings === 0) return unchecked === findings.length ? 'not checked' : `${plural(unchecked, 'check')} not made`;
  return [...(leaks > 0 ? [plural(leaks, 'leak')] : []), ...(warnings > 0 ? [plural(warnings, 'warning')] : [])].join(', ');
}

/** One sentence for a terminal: `Leakage audit: 1 leak (the same row in two parts), 1 warning (…).` */
export function auditSentence(audit: Audit): string {
  const named = (state: AuditState): string =>
    [...new Set(audit.findings.filter((finding) => finding.state === state).map(({ kind }) => lower(auditTitles[kind])))].join('; ');
  const told = (['leak', 'warning', 'unchecked'] as const).flatMap((state) => {
    const count = audit.findings.filter((finding) => finding.state === state).length;
    if (count === 0) return [];
    return [`${state === 'unchecked' ? `${count} not checked` : plural(count, stateWords[state])} (${named(state)})`];
  });
  if (told.length === 0) return 'Leakage audit: no leak found, all checks were made.';
  const [first] = audit.findings;
  // One reason for all: what stands in the way says more than the names of the checks.
  if (first && audit.findings.every(({ state, message }) => state === 'unchecked' && message === first.message)) {
    return `Leakage audit: not made. ${first.message}`;
  }
  return `Leakage audit: ${told.join(', ')}.`;
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
