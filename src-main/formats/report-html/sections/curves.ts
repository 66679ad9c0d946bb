import { isLossScaled } from '../../../core/report/loss-words';
import type { ResultRecord } from '../../../core/report/report';
import { watchedPart } from '../../../core/run/watched-words';
import { type Axes, epochCharts } from '../charts/epoch-charts';
import { html, type Html, outsideName } from '../html';
import type { RunView } from '../view';

/** More lines than this cannot be told apart; every run still has its own charts below. */
const most = 8;
/** Curves of one model's folds lie beside one another, in one colour. */
const mostOfFolds = 24;

/** Curves of all models over one another. */
export function curvesSection(record: ResultRecord, runs: readonly RunView[], axes: Axes): Html {
  const trained = runs.filter((run) => run.reported.run.epochs.length > 0);
  const when = axes.shared.unit === 'epoch' ? 'after each epoch' : 'step by step';
  const shown = trained.slice(0, record.leaderboard.folds ? mostOfFolds : most);
  const left = trained.length > shown.length ? ` The first ${shown.length} of ${trained.length} runs are shown.` : '';
  return html`<section id="curves" aria-labelledby="curves-title">
    <h2 id="curves-title">Curves</h2>
    <p>
      Loss${isLossScaled(record) ? ' of the scaled values' : null} and ${axes.task === 'number' ? 'error' : 'accuracy'} ${when}. The
      validation curves look at the ${partsWatched(record, runs)}.${left}
    </p>
    ${
      shown.length === 0
        ? html`<p class="small">No run has figures to draw.</p>`
        : html`${legend(shown)}
            <div class="pair">${epochCharts(shown, axes, axes.shared)}</div>`
    }
  </section>`;
}

function partsWatched({ prepared, problem }: ResultRecord, runs: readonly RunView[]): string {
  if (problem.spec.split.method === 'none') return 'rows that were trained on';
  const parts = [...new Set(runs.map(({ reported }) => watchedPart(reported.run.training, prepared.validation !== null)))];
  return parts.length > 1 ? 'validation part of some runs and the test part of others' : `${parts[0] ?? 'test'} part`;
}

function legend(runs: readonly RunView[]): Html {
  const named = [...new Map(runs.map((run) => [run.result, run])).values()];
  return html`<ul class="legend">
    ${named.map((run) => html`<li><span class="dot ${run.color}"></span>${outsideName(run.result)}</li>`)}
  </ul>`;
}
