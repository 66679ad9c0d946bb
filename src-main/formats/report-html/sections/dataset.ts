import type { ColumnProfile, DatasetSummary } from '../../../core/dataset/dataset';
import { rangeText } from '../../../core/dataset/formula';
import type { ResultRecord } from '../../../core/report/report';
import { formatBytes, formatCount, formatNumber, plural } from '../../../core/text';
import { histogram } from '../charts/histogram';
import { figure, figureOrDash } from '../figure';
import { html, type Html, outsideName } from '../html';
import { formatTime } from '../time';

/** Files that are named one by one. */
const namedFiles = 12;

/** The table that everything rests on: where it is from, and every column. */
export function datasetSection({ dataset }: ResultRecord): Html {
  const missing = dataset.columns.reduce((sum, column) => sum + column.missing, 0);
  return html`<section id="data" aria-labelledby="data-title">
    <h2 id="data-title">Data</h2>
    <p>
      ${outsideName(dataset.name)} holds ${figure('dataset.rows', dataset.rows, formatCount(dataset.rows))} rows and
      ${plural(dataset.columns.length, 'column')};
      ${missing === 0 ? 'no value is missing' : `${plural(missing, 'value is', 'values are')} missing`}.
      ${dataset.simulated ? html`<span class="tag warn">simulated</span>` : null}
    </p>
    <dl>
      ${source(dataset)}
      <dt>${dataset.formula ? 'Computed' : 'Imported'}</dt>
      <dd>${formatTime(dataset.importedAt)}</dd>
      <dt>SHA-256</dt>
      <dd class="mono">${figure('dataset.hash', dataset.hash, dataset.hash)}</dd>
      ${leftOut(dataset)} ${readOtherwise(dataset)}
    </dl>
    <details>
      <summary>Columns</summary>
      <div class="scroll card">
        <table>
          <thead>
            <tr>
              <th>Column</th>
              <th>Type</th>
              <th class="num">Missing</th>
              <th class="num">Distinct</th>
              <th class="num">Min</th>
              <th class="num">Median</th>
              <th class="num">Max</th>
              <th>Distribution</th>
            </tr>
          </thead>
          <tbody>
            ${dataset.columns.map((column, index) => columnRow(column, `dataset.columns.${index}`))}
          </tbody>
        </table>
      </div>
    </details>
  </section>`;
}

/** A file with its size, or the formula whose rows these are. */
function source(dataset: DatasetSummary): Html {
  if (dataset.formula)
    return html`<dt>Formula</dt>
      <dd class="mono">${outsideName(dataset.source)}</dd>
      <dt>Range</dt>
      <dd>${rangeText(dataset.formula)}</dd>`;
  const bytes = figure('dataset.bytes', dataset.bytes, formatBytes(dataset.bytes));
  const more = dataset.files.length > namedFiles ? html` and ${formatCount(dataset.files.length - namedFiles)} more` : null;
  const names = dataset.files
    .slice(0, namedFiles)
    .map(({ path }, index) => html`${index === 0 ? null : ', '}${outsideName(fileName(path))}`);
  return html`<dt>Source</dt>
    <dd>${names.length === 0 ? outsideName(fileName(dataset.source)) : names}${more}, ${bytes}</dd>`;
}

/** Rows that are in the file and not in the table. */
function leftOut({ leftOut: count, rows }: DatasetSummary): Html | null {
  if (count === 0) return null;
  return html`<dt>Left out</dt>
    <dd>${figure('dataset.leftOut', count, formatCount(count))} of ${formatCount(rows + count)} rows, which do not fit</dd>`;
}

/** What was read otherwise than it stands in the file, counted when it was imported. */
function readOtherwise({ notes }: DatasetSummary): Html | null {
  if (notes.length === 0) return null;
  return html`<dt>Read so</dt>
    ${notes.map((note) => html`<dd>${outsideName(note)}</dd>`)}`;
}

function columnRow(column: ColumnProfile, path: string): Html {
  const type = column.type === 'number' && column.integer ? 'whole number' : column.type;
  return html`<tr>
    <td>${outsideName(column.name)}</td>
    <td class="quiet">${type}</td>
    <td class="num">${figure(`${path}.missing`, column.missing, formatCount(column.missing))}</td>
    <td class="num">${figure(`${path}.distinct`, column.distinct, formatCount(column.distinct))}</td>
    ${(['min', 'median', 'max'] as const).map((key) => html`<td class="num">${figureOrDash(`${path}.${key}`, column[key], formatNumber)}</td>`)}
    <td>${histogram(column.histogram, `Distribution of ${column.name}`)}</td>
  </tr>`;
}

/** The folder says more about who made the report than about the data. */
function fileName(source: string): string {
  return source.split(/[\\/]/).at(-1) ?? source;
}
