import { describe, expect, it } from 'vitest';
import { auditOf, uncheckedAudit, withRuns } from '../../core/problem/audit/audit-problem';
import { findingsOf } from '../../core/problem/audit/reason';
import { problemSpecSchema } from '../../core/problem/problem';
import { exampleRecord } from '../example-record';
import { renderReportHtml } from '.';
import { elementsOf } from './testing/page';

const spec = problemSpecSchema.parse({ task: 'number' });
const leak = { state: 'leak', message: 'z gives <y>.', rows: 1234, why: 'It says so.', field: 'steps' } as const;
const sectionOf = (record: ReturnType<typeof exampleRecord>) =>
  elementsOf(renderReportHtml(record)).find(({ attributes }) => attributes.get('id') === 'audit');

describe('the audit in the report', () => {
  it('tells every check with its rows, and what it found in words', () => {
    const audit = auditOf([
      ...findingsOf('target-among-inputs', 'steps', '', [leak]),
      ...findingsOf('same-row', 'split', 'No row to test on was trained on.', []),
    ]);
    const section = sectionOf({ ...exampleRecord(), audit });
    expect(section?.text).toMatch(/Leakage audit\s+1 leak/);
    expect(section?.text).toContain('z gives <y>.');
    expect(section?.text).toContain('No row to test on was trained on.');
    const rows = section?.inside.find(({ attributes }) => attributes.get('data-figure') === 'audit.findings.0.rows');
    expect([rows?.text, rows?.attributes.get('data-value')]).toEqual(['1,234', '1234']);
  });

  it('is left out of a record of an earlier version', () => {
    expect(sectionOf(exampleRecord())).toBeUndefined();
  });

  it('is no greener than its runs, where some were stopped by the test part', () => {
    const clear = auditOf(findingsOf('test-part-watched', 'split', 'Early stopping looks at 10 rows of their own.', []));
    expect(withRuns(clear, 0).badge).toBe('green');
    const watched = withRuns(clear, 2);
    expect([watched.badge, watched.findings[0]?.message]).toEqual([
      'amber',
      'Early stopping of 2 runs looked at the test part, as the training was set.',
    ]);
  });

  it('says that nothing was checked where the problem is not complete', () => {
    const section = sectionOf({ ...exampleRecord(), audit: uncheckedAudit(spec, 'No target is chosen.') });
    expect(section?.text).toMatch(/Leakage audit\s+not checked/);
  });
});
