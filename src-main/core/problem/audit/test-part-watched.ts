import { plural } from '../../text';
import type { AuditFinding } from '../audit';
import { threeParts } from './fixes';
import { findingsOf, type Reason } from './reason';
import type { AuditView } from './view';

const why = 'The epoch that is kept is the one that suits the test rows best, so their figures are a little kinder than those of new rows.';

/** Early stopping looks at the rows that the leaderboard ranks by. */
export function auditTestWatched({ spec, samples, clock }: Pick<AuditView, 'spec' | 'samples' | 'clock'>): readonly AuditFinding[] {
  const noun = spec.shape === 'windows' ? 'window' : 'row';
  const clear = `Early stopping looks at ${plural(samples.validation?.length ?? 0, noun)} of their own.`;
  const watched: Reason = {
    state: 'warning',
    message: `There are two parts, so early stopping and curves look at the ${plural(samples.test.length, noun)} to test on.`,
    rows: samples.test.length,
    why,
    field: 'split',
    fixes: [threeParts(spec, clock)],
  };
  return findingsOf('test-part-watched', 'split', clear, samples.validation ? [] : [watched]);
}

/** Of runs that were told to look at the test part though there is a validation part. */
export function watchedByRuns(finding: AuditFinding, runs: number): AuditFinding {
  if (runs === 0 || finding.kind !== 'test-part-watched' || finding.state !== 'clear') return finding;
  const message = `Early stopping of ${plural(runs, 'run')} looked at the test part, as the training was set.`;
  return { ...finding, state: 'warning', message, why };
}
