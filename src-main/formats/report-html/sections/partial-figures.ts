import type { ClassificationEvaluation, PartialErrors, PartialScores, RegressionEvaluation } from '../../../core/leaderboard/evaluation';
import { formatCount, formatNumber, formatScore } from '../../../core/text';
import { figure } from '../figure';
import { html, type Html, outsideName } from '../html';

/** Figures of some of the values that are predicted: what the table says they are, and its columns. */
interface Partial<Row> {
  /** `Error`, `Accuracy`: what stands in the title before `by rows ahead`. */
  readonly title: string;
  readonly columns: readonly { readonly key: keyof Row & string; readonly head: string }[];
  readonly show: (value: number) => string;
}

const errors: Partial<PartialErrors> = {
  title: 'Error',
  columns: [
    { key: 'rootMeanSquaredError', head: 'RMSE' },
    { key: 'meanAbsoluteError', head: 'MAE' },
  ],
  show: formatNumber,
};
const scores: Partial<PartialScores> = {
  title: 'Accuracy',
  columns: [
    { key: 'accuracy', head: 'Accuracy' },
    { key: 'f1', head: 'F1' },
  ],
  show: formatScore,
};

/** Errors by row ahead and by target, where there are several. */
export function partialErrors({ ahead, byTarget }: RegressionEvaluation, path: string): Html | null {
  return tables(errors, { ahead, byTarget }, path);
}

/** Accuracy and F1 by row ahead and by target, where there are several. */
export function partialScores({ ahead, byTarget }: ClassificationEvaluation, path: string): Html | null {
  return tables(scores, { ahead, byTarget }, path);
}

interface Parts<Row> {
  readonly ahead: readonly (Row & { readonly ahead: number })[] | undefined;
  readonly byTarget: readonly (Row & { readonly target: string })[] | undefined;
}

function tables<Row extends Readonly<Record<keyof Row, number>>>(
  partial: Partial<Row>,
  { ahead = [], byTarget = [] }: Parts<Row>,
  path: string,
): Html | null {
  if (ahead.length === 0 && byTarget.length === 0) return null;
  const rowsAhead = ahead.map((row) => ({ label: html`${formatCount(row.ahead)}`, row }));
  const targets = byTarget.map((row) => ({ label: outsideName(row.target), row }));
  return html`<div class="pair">
    ${ahead.length === 0 ? null : table('Rows ahead', partial, rowsAhead, `${path}.ahead`)}
    ${byTarget.length === 0 ? null : table('Target', partial, targets, `${path}.byTarget`)}
  </div>`;
}

function table<Row extends Readonly<Record<keyof Row, number>>>(
  head: string,
  { title, columns, show }: Partial<Row>,
  rows: readonly { readonly label: Html; readonly row: Row }[],
  path: string,
): Html {
  return html`<div class="card">
    <h4>${title} by ${head.toLowerCase()} <span>test part</span></h4>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>${head}</th>
            ${columns.map((column) => html`<th class="num">${column.head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ label, row }, index) =>
              html`<tr>
                <td>${label}</td>
                ${columns.map(({ key }) => html`<td class="num">${figure(`${path}.${index}.${key}`, row[key], show(row[key]))}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </div>`;
}
