import { describe, expect, it } from 'vitest';
import { type Audit, auditKinds } from '../../src-main/core/problem/audit';
import { uncheckedAudit } from '../../src-main/core/problem/audit/audit-problem';
import { asId } from '../../src-main/core/ids';
import { type ProblemRecord, problemSpecSchema } from '../../src-main/core/problem/problem';
import { installFakeApi } from '../api/fake';
import { AuditStore } from './audit.svelte';

const spec = problemSpecSchema.parse({ task: 'number' });
const problem = (name: string): ProblemRecord => ({ id: asId('p1'), datasetId: asId('d1'), name, spec: { ...spec, targets: [name] } });

/** A data process that answers when the test says so. */
function slow() {
  const answers = new Map<string, (audit: Audit) => void>();
  const cancelled: string[] = [];
  installFakeApi({
    'problem.audit': ({ spec: { targets } }) => new Promise<Audit>((resolve) => answers.set(targets[0] ?? '', resolve)),
    'problem.cancelAudit': ({ job }) => void cancelled.push(job),
  });
  return { cancelled, answer: (name: string) => answers.get(name)?.(uncheckedAudit(spec, name)) };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('the audit of a problem that changes', () => {
  it('is the latest one that was asked for, and ends the one before', async () => {
    const { cancelled, answer } = slow();
    const audits = new AuditStore();
    audits.refresh(problem('first'));
    await settled();
    audits.refresh(problem('second'));
    await settled();
    expect(cancelled).toEqual(['audit-1']);
    answer('second');
    answer('first');
    await settled();
    expect(audits.value?.findings.map(({ message }) => message)).toEqual(auditKinds.map(() => 'second'));
    expect(audits.busy).toBe(false);
  });

  it('is stopped, and says so until it is asked for again', async () => {
    const { cancelled, answer } = slow();
    const audits = new AuditStore();
    audits.refresh(problem('long'));
    await settled();
    audits.stop();
    answer('long');
    await settled();
    expect([audits.value, audits.stopped, audits.busy, cancelled]).toEqual([null, true, false, ['audit-1']]);
    audits.refresh(problem('again'));
    expect(audits.stopped).toBe(false);
  });

  it('tells how far it is only where it takes its time', async () => {
    slow();
    const audits = new AuditStore();
    audits.refresh(problem('quick'));
    await settled();
    audits.told('audit-1', 0.4);
    expect(audits.share).toBeNull();
  });
});
