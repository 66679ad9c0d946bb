import { explainParams, describeLayer } from '../../../core/model/explain';
import { formatShape } from '../../../core/model/layer';
import { lossWords, optimizerWords } from '../../../core/model/training-words';
import type { LeaderboardRow } from '../../../core/leaderboard/leaderboard';
import { rankedRuns } from '../../../core/report/ranked-run';
import type { ResultRecord } from '../../../core/report/report';
import { resultOf } from '../../../core/run/results';
import type { TrainingSpec } from '../../../core/run/run';
import { curveAxis } from '../../../core/run/axis';
import { lengthWords, placeWords } from '../../../core/run/stretch';
import { formatCount, formatSeconds } from '../../../core/text';
import { type Axes, epochCharts } from '../charts/epoch-charts';
import { figure, figureOrDash } from '../figure';
import { html, type Html, outsideName } from '../html';
import type { RunView } from '../view';
import { epochTable } from './epoch-table';
import { evaluationBlock, evaluationTables } from './evaluation';

/** One article a run, or one a model with all of its folds. */
export function modelSections(record: ResultRecord, views: readonly RunView[], axes: Axes): readonly Html[] {
  if (!record.leaderboard.folds) return views.map((view) => modelSection(record, view, axes));
  return rankedRuns(record).flatMap(({ row, index }) => {
    const own = views.filter(({ reported }) => resultOf(reported.run) === row.runId);
    return own[0] ? [foldedModel(record, row, `leaderboard.rows.${index}`, own, own[0], axes)] : [];
  });
}

/** A model that was trained once a fold: its layers, the curves of every fold, and the means. @param first of its runs */
function foldedModel(
  record: ResultRecord,
  { folds, params, seconds, seed, evaluation }: LeaderboardRow,
  path: string,
  views: readonly RunView[],
  first: RunView,
  axes: Axes,
): Html {
  const trained = views.filter(({ reported }) => reported.run.epochs.length > 0);
  const { run } = first.reported;
  const time = seconds === null ? null : html` in ${figure(`${path}.seconds`, seconds, formatSeconds(seconds))}`;
  return html`<article class="model" id="${first.anchor}" aria-labelledby="${first.anchor}-title">
    <h3 id="${first.anchor}-title"><span class="dot ${first.color}"></span>${outsideName(first.result)}</h3>
    <p class="facts">
      ${figure(`${path}.params`, params, formatCount(params))} parameters · ${folds?.done ?? 0} of ${folds?.of ?? 0} folds${time} · seed
      ${figure(`${path}.seed`, seed, String(seed))}
    </p>
    ${views.map((view) => html`${failure(view, `Fold ${view.reported.run.fold?.number ?? ''}: `)}`)} ${layerTable(first)}
    <p class="small">Loss ${lossWords(run.model)}, optimizer ${optimizerWords(run.model.optimizer)}.</p>
    ${
      trained.length === 0
        ? null
        : html`<div class="pair">${epochCharts(trained, axes, curveAxis([run.training], record.prepared.train.rows))}</div>
            ${trained.map((view) => epochTable(view, axes.task))}`
    }
    ${evaluation ? html`<p class="small">Means of the folds; what is counted, over all test parts.</p>` : null}
    ${evaluationTables(record, evaluation, `${path}.evaluation`)}
  </article>`;
}

/** One run: its layers, how each count comes about, its curves and how well it does. */
function modelSection(record: ResultRecord, view: RunView, axes: Axes): Html {
  const { run } = view.reported;
  return html`<article class="model" id="${view.anchor}" aria-labelledby="${view.anchor}-title">
    <h3 id="${view.anchor}-title"><span class="dot ${view.color}"></span>${outsideName(view.label)}</h3>
    <p class="facts">${facts(view)}</p>
    ${failure(view)} ${layerTable(view)}
    <p class="small">Loss ${lossWords(run.model)}, optimizer ${optimizerWords(run.model.optimizer)}.</p>
    ${
      run.epochs.length === 0
        ? null
        : html`<div class="pair">${epochCharts([view], axes, curveAxis([run.training], record.prepared.train.rows))}</div>
            ${epochTable(view, axes.task)}`
    }
    ${evaluationBlock(record, view)}
  </article>`;
}

function facts({ reported: { run }, path }: RunView): Html {
  const seconds = run.seconds === null ? null : html` in ${figure(`${path}.run.seconds`, run.seconds, formatSeconds(run.seconds))}`;
  const kept = run.bestEpoch === null ? null : html`, weights of ${keptFigure(run.bestEpoch, run.training, path)}`;
  return html`${figure(`${path}.run.params`, run.params, formatCount(run.params))} parameters ·
  ${lengthWords(run.epochs.length, run.training)}${seconds}${kept} · seed ${figure(`${path}.run.seed`, run.seed, String(run.seed))}`;
}

/** The record has the number of a stretch, not of its last step, so that a step is no figure of the record. */
function keptFigure(epoch: number, training: TrainingSpec, path: string): Html {
  return training.steps === null
    ? html`epoch ${figure(`${path}.run.bestEpoch`, epoch, formatCount(epoch))}`
    : html`${placeWords(epoch, training)}`;
}

/** @param which fold it is, where there are several */
function failure({ reported: { run } }: RunView, which = ''): Html | null {
  if (run.state === 'cancelled') return html`<p class="note warn">${which}Cancelled before the end; what was done until then is shown.</p>`;
  if (run.state !== 'failed') return null;
  return html`<p class="note bad">
    <strong>${which}Failed.</strong> ${run.reason?.message ?? 'No reason was recorded.'} ${run.reason?.remedy ?? null}
  </p>`;
}

function layerTable({ reported, path }: RunView): Html {
  return html`<div class="scroll card">
    <table>
      <thead>
        <tr>
          <th>Layer</th>
          <th>Options</th>
          <th>Output</th>
          <th class="num">Params</th>
          <th>How the count comes about</th>
        </tr>
      </thead>
      <tbody>
        ${reported.layers.map((layer, index) => {
          const spec = reported.run.model.layers[index];
          const shape = layer.outputShape ? formatShape(layer.outputShape) : '–';
          return html`<tr>
            <td>${layer.name}</td>
            <td class="quiet">${spec ? describeLayer(spec) : null}</td>
            <td class="mono">${shape}</td>
            <td class="num">${figureOrDash(`${path}.layers.${index}.params.total`, layer.params?.total, formatCount)}</td>
            <td class="quiet">${layer.params ? explainParams(layer.params) : null}</td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}
