import type { ResultRecord } from '../../../core/report/report';
import type { TrainingSpec } from '../../../core/run/run';
import { formatCount, formatNumber } from '../../../core/text';
import { figure } from '../figure';
import { html, type Html, outsideName } from '../html';
import type { RunView } from '../view';

/** How the models were trained; runs with the same settings share a paragraph. */
export function trainingSection(record: ResultRecord, runs: readonly RunView[]): Html {
  const groups = groupBySettings(runs);
  return html`<section id="training" aria-labelledby="training-title">
    <h2 id="training-title">Training</h2>
    <p class="note">
      <strong>Validation looks at the test part.</strong> The epoch whose weights a run keeps is chosen on the same rows that its figures
      are measured on, so the figures are slightly too kind. There is no third part in this version.
    </p>
    ${groups.map((group) => settings(group, groups.length > 1, record))}
  </section>`;
}

function groupBySettings(runs: readonly RunView[]): readonly (readonly RunView[])[] {
  const groups = new Map<string, RunView[]>();
  for (const run of runs) {
    const key = JSON.stringify(run.reported.run.training);
    groups.set(key, [...(groups.get(key) ?? []), run]);
  }
  return [...groups.values()];
}

function settings(runs: readonly RunView[], named: boolean, record: ResultRecord): Html | null {
  const first = runs[0];
  if (!first) return null;
  const { training } = first.reported.run;
  const path = `${first.path}.run.training`;
  return html`${named ? html`<h4>${runs.map((run, index) => html`${index > 0 ? ', ' : null}${outsideName(run.label)}`)}</h4>` : null}
    <dl>
      <dt>Epochs</dt>
      <dd>at most ${figure(`${path}.epochs`, training.epochs, formatCount(training.epochs))}</dd>
      <dt>Batch</dt>
      <dd>
        ${figure(`${path}.batch_size`, training.batch_size, formatCount(training.batch_size))} rows,
        ${training.shuffle ? 'shuffled anew in each epoch' : 'in the order of the part'}
      </dd>
      <dt>Early stopping</dt>
      <dd>${stopping(training)}</dd>
      ${
        record.leaderboard.task === 'binary'
          ? html`<dt>Threshold</dt>
              <dd>
                ${figure(`${path}.threshold`, training.threshold, formatNumber(training.threshold))}: from this probability on the answer is
                the second class
              </dd>`
          : null
      }
    </dl>`;
}

function stopping({ early_stopping: rule }: TrainingSpec): string {
  if (!rule) return 'none';
  const kept = rule.restore_best_weights ? 'the best weights are restored' : 'the last weights are kept';
  return `after ${formatCount(rule.patience)} epochs in which the validation loss did not fall by more than ${String(rule.min_delta)}; ${kept}`;
}
