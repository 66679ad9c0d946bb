import type { Audit, AuditFinding, AuditState } from '../../../core/problem/audit';
import { auditTitles, badgeWords, stateWords } from '../../../core/problem/audit/words';
import type { ResultRecord } from '../../../core/report/report';
import { formatCount } from '../../../core/text';
import { figure } from '../figure';
import { html, type Html } from '../html';

const tones: Readonly<Record<AuditState, string>> = { leak: 'bad', warning: 'warn', unchecked: '', clear: 'good' };
const badgeTones: Readonly<Record<Audit['badge'], string>> = { red: 'bad', amber: 'warn', green: 'good', grey: '' };

/** What the leakage audit found, check by check; nothing where the record has none, as those of earlier versions. */
export function auditSection({ audit }: ResultRecord): Html | null {
  if (!audit) return null;
  return html`<section id="audit" aria-labelledby="audit-title">
    <h2 id="audit-title">Leakage audit <span class="tag ${badgeTones[audit.badge]}">${badgeWords(audit)}</span></h2>
    <p>
      Whether something of the answer goes in, or something of the rows to test on is known in training. Figures of a problem that leaks say
      little about new data.
    </p>
    <div class="scroll card">
      <table class="audit">
        <thead>
          <tr>
            <th>Check</th>
            <th>Found</th>
            <th>What</th>
            <th class="num">Rows</th>
          </tr>
        </thead>
        <tbody>
          ${audit.findings.map(findingRow)}
        </tbody>
      </table>
    </div>
  </section>`;
}

function findingRow({ kind, state, message, why, rows }: AuditFinding, index: number): Html {
  return html`<tr>
    <th>${auditTitles[kind]}</th>
    <td><span class="tag ${tones[state]}">${stateWords[state]}</span></td>
    <td><bdi>${message}</bdi>${why === '' ? null : html` <span class="quiet">${why}</span>`}</td>
    <td class="num">
      ${rows === null ? html`<span class="none" aria-label="none">–</span>` : figure(`audit.findings.${index}.rows`, rows, formatCount(rows))}
    </td>
  </tr>`;
}
