import type { Evaluation } from '../../../core/leaderboard/evaluation';
import { type PartialTable, partialTables } from '../../../core/leaderboard/partial-tables';
import { figureOrDash } from '../figure';
import { html, type Html, outsideName } from '../html';

/** Figures by rows ahead and by target, where there are several. @param path of the evaluation in the record */
export function partialFigures(evaluation: Evaluation, path: string): Html | null {
  const tables = partialTables(evaluation);
  return tables.length === 0 ? null : html`<div class="pair">${tables.map((table) => card(table, `${path}.${table.key}`))}</div>`;
}

function card({ title, head, columns, rows }: PartialTable, path: string): Html {
  return html`<div class="card">
    <h4>${title} <span>test part</span></h4>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>${head}</th>
            ${columns.map(({ label }) => html`<th class="num">${label}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ name, figures }, index) =>
              html`<tr>
                <td>${outsideName(name)}</td>
                ${columns.map(
                  ({ key, format }) => html`<td class="num">${figureOrDash(`${path}.${index}.${key}`, figures[key], format)}</td>`,
                )}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </div>`;
}
