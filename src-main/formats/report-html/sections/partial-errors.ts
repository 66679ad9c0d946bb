import type { PartialErrors, RegressionEvaluation } from '../../../core/leaderboard/evaluation';
import { formatCount, formatNumber } from '../../../core/text';
import { figure } from '../figure';
import { html, type Html, outsideName } from '../html';

/** Errors by row ahead and by target, where there are several. */
export function partialErrors({ ahead = [], byTarget = [] }: RegressionEvaluation, path: string): Html | null {
  if (ahead.length === 0 && byTarget.length === 0) return null;
  return html`<div class="pair">
    ${ahead.length === 0 ? null : table('Rows ahead', ahead, `${path}.ahead`, ({ ahead: rows }) => html`${formatCount(rows)}`)}
    ${byTarget.length === 0 ? null : table('Target', byTarget, `${path}.byTarget`, ({ target }) => outsideName(target))}
  </div>`;
}

function table<Row extends PartialErrors>(head: string, rows: readonly Row[], path: string, label: (row: Row) => Html): Html {
  return html`<div class="card">
    <h4>Error by ${head.toLowerCase()} <span>test part</span></h4>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>${head}</th>
            <th class="num">RMSE</th>
            <th class="num">MAE</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row, index) =>
              html`<tr>
                <td>${label(row)}</td>
                ${(['rootMeanSquaredError', 'meanAbsoluteError'] as const).map(
                  (key) => html`<td class="num">${figure(`${path}.${index}.${key}`, row[key], formatNumber(row[key]))}</td>`,
                )}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </div>`;
}
