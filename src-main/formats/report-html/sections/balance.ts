import type { PartSummary, PreparedSummary } from '../../../core/problem/problem';
import { sampleNoun } from '../../../core/report/problem-words';
import type { ResultRecord } from '../../../core/report/report';
import { formatCount, formatScore } from '../../../core/text';
import { figure } from '../figure';
import { html, type Html, outsideName } from '../html';

/** Where the counts of a target stand in a part's summary. */
interface Counted {
  readonly target: string;
  readonly path: string;
  readonly of: (part: PartSummary) => PartSummary['balance'];
}

/** How often each class comes in each part; a table a target. Null for numbers. */
export function balanceTables({ prepared, problem }: ResultRecord): Html | null {
  const { shape, train } = prepared;
  if (shape.task === 'number') return null;
  const counted = shape.output.some((size) => size > 1) ? 'values' : `${sampleNoun(problem.spec)}s`;
  const whole: Counted = { target: problem.spec.targets.join(', '), path: 'balance', of: ({ balance }) => balance };
  const targets = (train.balanceByTarget ?? []).map(({ target }, index): Counted => ({
    target,
    path: `balanceByTarget.${index}.balance`,
    of: ({ balanceByTarget }) => balanceByTarget?.[index]?.balance ?? [],
  }));
  const tables = (targets.length === 0 ? [whole] : targets).map((each) => balanceTable(prepared, each, counted));
  return tables.length === 1 ? html`${tables}` : html`<div class="pair">${tables}</div>`;
}

function balanceTable({ train, validation, test }: PreparedSummary, counts: Counted, counted: string): Html {
  const parts = [
    { name: 'train', head: 'Train', part: train },
    ...(validation ? [{ name: 'validation', head: 'Validation', part: validation }] : []),
    { name: 'test', head: 'Test', part: test },
  ];
  return html`<div class="card narrow">
    <h4>Class balance <span>${counted} of each part</span></h4>
    <table>
      <thead>
        <tr>
          <th>${outsideName(counts.target)}</th>
          ${parts.map(
            ({ head }) =>
              html`<th class="num">${head}</th>
                <th class="num">Share</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${counts.of(train).map(
          ({ label }, index) =>
            html`<tr>
              <td>${outsideName(label)}</td>
              ${parts.map(({ name, part }) => share(counts.of(part), `prepared.${name}.${counts.path}`, index))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function share(balance: PartSummary['balance'], path: string, index: number): Html {
  const count = balance[index]?.count ?? 0;
  const all = balance.reduce((sum, each) => sum + each.count, 0);
  return html`<td class="num">${figure(`${path}.${index}.count`, count, formatCount(count))}</td>
    <td class="num quiet">${all === 0 ? '–' : formatScore(count / all)}</td>`;
}
