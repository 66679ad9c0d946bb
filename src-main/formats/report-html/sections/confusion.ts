import type { ClassificationEvaluation } from '../../../core/leaderboard/evaluation';
import { formatCount } from '../../../core/text';
import { figure } from '../figure';
import { html, type Html, outsideName } from '../html';

/** Shades of a cell's share of its row, `heat0` (none) to `heat5` (all). */
const shades = 5;

/** Rows are what was true, columns what was predicted. @param counted what a cell counts: `rows`, or `answers` where a row has several */
export function confusionTable({ confusion }: ClassificationEvaluation, path: string, classes: readonly string[], counted = 'rows'): Html {
  return html`<div class="card">
    <h4>Confusion matrix <span>${counted} counted, test part</span></h4>
    <div class="scroll">
      <table class="confusion">
        <thead>
          <tr>
            <th>true \\ predicted</th>
            ${classes.map((label) => html`<th class="num">${outsideName(label)}</th>`)}
            <th class="num">All</th>
          </tr>
        </thead>
        <tbody>
          ${confusion.map((row, truth) => confusionRow(row, truth, path, classes))}
        </tbody>
      </table>
    </div>
  </div>`;
}

function confusionRow(row: readonly number[], truth: number, path: string, classes: readonly string[]): Html {
  const total = row.reduce((sum, count) => sum + count, 0);
  return html`<tr>
    <th scope="row">${outsideName(classes[truth] ?? String(truth))}</th>
    ${row.map((count, predicted) => {
      const shade = total === 0 ? 0 : Math.round((count / total) * shades);
      const kind = truth === predicted ? 'right' : 'wrong';
      return html`<td class="num ${kind} heat${shade}">
        ${figure(`${path}.confusion.${truth}.${predicted}`, count, formatCount(count))}
      </td>`;
    })}
    <td class="num quiet">${formatCount(total)}</td>
  </tr>`;
}
