import type { ClassificationEvaluation, Evaluation, RegressionEvaluation, ReportRow } from '../../../core/leaderboard/evaluation';
import { commonTail, padding } from '../../../core/decimals';
import { isLossScaled } from '../../../core/report/loss-words';
import type { ResultRecord } from '../../../core/report/report';
import { formatCount, formatNumber, formatScore } from '../../../core/text';
import { figure, figureOrDash } from '../figure';
import { html, type Html, outsideName } from '../html';
import { partialFigures } from './partial-figures';
import type { RunView } from '../view';
import { confusionTable } from './confusion';

/** How well a run does on the test part. */
export function evaluationBlock(record: ResultRecord, view: RunView): Html | null {
  return evaluationTables(record, view.reported.run.evaluation, `${view.path}.run.evaluation`);
}

/** @param path of the evaluation in the record */
export function evaluationTables(record: ResultRecord, evaluation: Evaluation | null, path: string): Html | null {
  switch (evaluation?.kind) {
    case undefined:
      return null;
    case 'classification':
      return html`<div class="pair">
          ${classificationReport(evaluation, path, record.problem.spec.targets.join(', '))}
          ${confusionTable(evaluation, path, record.prepared.shape.classes, hasSeveralAnswers(record) ? 'answers' : 'rows')}
        </div>
        ${partialFigures(evaluation, path)}`;
    case 'regression':
      return html`${regressionTable(evaluation, path, record)} ${partialFigures(evaluation, path)}`;
  }
}

function hasSeveralAnswers({ prepared }: ResultRecord): boolean {
  return prepared.shape.output.some((size) => size > 1);
}

function classificationReport({ report, auc }: ClassificationEvaluation, path: string, target: string): Html {
  const support = figure(`${path}.report.support`, report.support, formatCount(report.support));
  return html`<div class="card">
    <h4>Classification report <span>test part</span></h4>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>${outsideName(target)}</th>
            <th class="num">Precision</th>
            <th class="num">Recall</th>
            <th class="num">F1</th>
            <th class="num">Support</th>
          </tr>
        </thead>
        <tbody>
          ${report.classes.map((row, index) => reportRow(row, `${path}.report.classes.${index}`, outsideName(row.label)))}
          <tr class="rule">
            <td>accuracy</td>
            <td></td>
            <td></td>
            <td class="num">${figure(`${path}.report.accuracy`, report.accuracy, formatScore(report.accuracy))}</td>
            <td class="num">${support}</td>
          </tr>
          ${reportRow(report.macro, `${path}.report.macro`, html`macro average`)}
          ${reportRow(report.weighted, `${path}.report.weighted`, html`weighted average`)} ${auc === undefined ? null : areaRow(auc, path)}
        </tbody>
      </table>
    </div>
  </div>`;
}

function areaRow(auc: number | null, path: string): Html {
  return html`<tr class="rule">
    <td>area under the ROC curve</td>
    <td></td>
    <td></td>
    <td class="num">${figureOrDash(`${path}.auc`, auc, formatScore)}</td>
    <td></td>
  </tr>`;
}

function reportRow(row: ReportRow, path: string, label: Html): Html {
  const score = (key: 'precision' | 'recall' | 'f1') =>
    html`<td class="num">${figure(`${path}.${key}`, row[key], formatScore(row[key]))}</td>`;
  return html`<tr>
    <td>${label}</td>
    ${score('precision')} ${score('recall')} ${score('f1')}
    <td class="num">${figure(`${path}.support`, row.support, formatCount(row.support))}</td>
  </tr>`;
}

function regressionTable(evaluation: RegressionEvaluation, path: string, record: ResultRecord): Html {
  const target = record.problem.spec.targets.join(', ');
  const loss = isLossScaled(record) ? 'Loss, of the scaled values' : 'Loss';
  const rows = [
    ['Root mean squared error', 'rootMeanSquaredError'],
    ['Mean absolute error', 'meanAbsoluteError'],
    ['Mean absolute percentage error, as a share', 'meanAbsolutePercentageError'],
    ['R²', 'r2'],
    [loss, 'loss'],
  ] as const;
  const textOf = (value: number | null | undefined): string => (typeof value === 'number' ? formatNumber(value) : '');
  const tail = commonTail(rows.map(([, key]) => textOf(evaluation[key])));
  return html`<div class="card narrow">
    <h4>Error on the test part <span>in the unit of ${outsideName(target)}</span></h4>
    <table>
      <tbody>
        ${rows.map(([name, key]) => errorRow(name, figureOrDash(`${path}.${key}`, evaluation[key], formatNumber), padding(textOf(evaluation[key]), tail)))}
      </tbody>
    </table>
  </div>`;
}

/** @param pad what the figure lacks behind its point, to stand in line with the others; no room may come between */
function errorRow(name: string, shown: Html, pad: string): Html {
  return html`<tr>
    <td>${name}</td>
    <td class="num" data-pad="${pad}">${shown}</td>
  </tr>`;
}
