import { expect, it } from 'vitest';
import { problemSpecSchema } from '../problem';
import { uncheckedAudit } from './audit-problem';
import { auditSentence } from './words';

it('an audit that was not made says why in place of the names of its checks', () => {
  const spec = problemSpecSchema.parse({ steps: ['a'], targets: ['y'], task: 'number' });
  expect(auditSentence(uncheckedAudit(spec, 'The problem is not complete: a has gaps.'))).toBe(
    'Leakage audit: not made. The problem is not complete: a has gaps.',
  );
  const leaking = auditSentence(uncheckedAudit({ ...spec, steps: ['y'] }, 'The problem is not complete.'));
  expect(leaking).toMatch(/^Leakage audit: 1 leak \(the target among the inputs\), 7 not checked/);
});
