import { foldEvaluations } from '../../../core/leaderboard/ahead';
import type { Evaluation } from '../../../core/leaderboard/evaluation';
import { type FigureColumn, figureColumns } from '../../../core/leaderboard/figure-columns';
import { rankedRuns } from '../../../core/report/ranked-run';
import type { ResultRecord } from '../../../core/report/report';
import { formatCount } from '../../../core/text';
import { figure, figureOrDash } from '../figure';
import { html, type Html, outsideName } from '../html';

/** A model or a baseline with what it has in each fold. */
interface FoldColumn {
  readonly name: string;
  readonly evaluations: readonly (Evaluation | null)[];
  /** Of the figure of a fold, from 0, in the record. */
  readonly path: (fold: number, key: string) => string;
}

interface FoldColumns {
  readonly columns: readonly FoldColumn[];
  /** The figure that models rank by. */
  readonly figured: FigureColumn;
}

/** The figure that models rank by, fold by fold; null where the problem is trained as one. */
export function foldTable(record: ResultRecord): Html | null {
  const { folds, task } = record.leaderboard;
  if (!folds) return null;
  const columns = [...modelColumns(record), ...baselineColumns(record)];
  const [figured] = figureColumns(record.leaderboard);
  if (!figured) return null;
  return html`<div class="card">
    <h4>${task === 'number' ? 'Root mean squared error' : 'Accuracy'} <span>of each fold, on its own test part</span></h4>
    <div class="scroll">
      <table class="folds">
        <thead>
          <tr>
            <th class="num">Fold</th>
            <th class="num">Train</th>
            <th class="num">Test</th>
            ${columns.map(({ name }) => html`<th class="num">${outsideName(name)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${folds.map((_, index) => foldRow(record, index, { columns, figured }))}
        </tbody>
      </table>
    </div>
  </div>`;
}

function foldRow({ prepared, leaderboard }: ResultRecord, index: number, { columns, figured }: FoldColumns): Html {
  const trained = prepared.folds?.[index]?.train.rows ?? 0;
  const tested = leaderboard.folds?.[index]?.testRows ?? 0;
  return html`<tr>
    <td class="num">${index + 1}</td>
    <td class="num quiet">${figure(`prepared.folds.${index}.train.rows`, trained, formatCount(trained))}</td>
    <td class="num quiet">${figure(`leaderboard.folds.${index}.testRows`, tested, formatCount(tested))}</td>
    ${columns.map(
      ({ evaluations, path }) =>
        html`<td class="num">${figureOrDash(path(index, figured.key), figured.value(evaluations[index] ?? null), figured.format)}</td>`,
    )}
  </tr>`;
}

function modelColumns(record: ResultRecord): readonly FoldColumn[] {
  return rankedRuns(record).map(({ row, label, index }) => ({
    name: label,
    evaluations: foldEvaluations(row),
    path: (fold, key) => {
      const place = row.folds?.rows.findIndex((each) => each.fold === fold + 1) ?? -1;
      return `leaderboard.rows.${index}.folds.rows.${place}.evaluation.${key}`;
    },
  }));
}

function baselineColumns({ leaderboard }: ResultRecord): readonly FoldColumn[] {
  return leaderboard.baselines.map(({ name, folds }, index) => ({
    name,
    evaluations: folds?.evaluations ?? [],
    path: (fold, key) => `leaderboard.baselines.${index}.folds.evaluations.${fold}.${key}`,
  }));
}
