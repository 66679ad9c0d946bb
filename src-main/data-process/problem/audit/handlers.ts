import type { Handlers } from '../../../contract/rpc';
import type { Session } from '../../session';
import type { Auditor } from './auditor';

export function auditHandlers(session: Session, auditor: Auditor): Handlers<'problem.audit' | 'problem.cancelAudit'> {
  return {
    'problem.audit': (request) => auditor.audit(session.project, request),
    'problem.cancelAudit': ({ job }) => {
      auditor.cancel(job);
      return undefined;
    },
  };
}
