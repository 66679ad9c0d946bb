import type { ProblemSpec } from '../../../core/problem/problem';
import { sampleNoun } from '../../../core/report/problem-words';
import type { ResultRecord } from '../../../core/report/report';
import type { Monitor, TrainingSpec } from '../../../core/run/run';
import { watchedPart } from '../../../core/run/watched-words';
import { patienceWords, stretchSteps } from '../../../core/run/stretch';
import { formatCount, formatNumber } from '../../../core/text';
import { figure } from '../figure';
import { html, type Html, outsideName } from '../html';
import type { RunView } from '../view';

/** How the models were trained; runs with the same settings share a paragraph. */
export function trainingSection(record: ResultRecord, runs: readonly RunView[]): Html {
  const groups = groupBySettings(runs);
  return html`<section id="training" aria-labelledby="training-title">
    <h2 id="training-title">Training</h2>
    ${watchedNotes(record, runs)} ${groups.map((group) => settings(group, groups.length > 1, record))}
  </section>`;
}

/** Which part early stopping looked at; of runs that differ in it, both. */
function watchedNotes({ prepared, problem }: ResultRecord, runs: readonly RunView[]): readonly Html[] {
  if (problem.spec.split.method === 'none') return [wholeNote];
  const parts = new Set(runs.map(({ reported }) => watchedPart(reported.run.training, prepared.validation !== null)));
  return [...(parts.has('validation') ? [validationNote] : []), ...(parts.has('test') ? [testNote] : [])];
}

const testNote = html`<p class="note">
  <strong>Validation looks at the test part.</strong> The moment whose weights a run keeps is chosen on the same rows that its figures are
  measured on, so the figures are slightly too kind.
</p>`;

const validationNote = html`<p>
  Validation looks at the validation part. The test part, which the figures are measured on, is looked at once, at the end.
</p>`;

const wholeNote = html`<p class="note">
  <strong>There is one part.</strong> Every figure is of the rows that were trained on: it says what was learned, not how well unseen rows
  are answered.
</p>`;

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
  const names = [...new Set(runs.map((run) => run.result))];
  return html`${named ? html`<h4>${names.map((name, index) => html`${index > 0 ? ', ' : null}${outsideName(name)}`)}</h4>` : null}
    <dl>
      ${lengthRow(training, path)}
      <dt>Batch</dt>
      <dd>
        ${figure(`${path}.batch_size`, training.batch_size, formatCount(training.batch_size))} ${sampleNoun(record.problem.spec)}s,
        ${orderWords(training, record.problem.spec)}
      </dd>
      <dt>Early stopping</dt>
      <dd>${stopping(training)}</dd>
      ${rateRow(training)} ${weightsRow(training)}
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

function lengthRow(training: TrainingSpec, path: string): Html {
  if (training.steps === null) {
    return html`<dt>Epochs</dt>
      <dd>at most ${figure(`${path}.epochs`, training.epochs, formatCount(training.epochs))}</dd>`;
  }
  return html`<dt>Steps</dt>
    <dd>
      at most ${figure(`${path}.steps`, training.steps, formatCount(training.steps))}, validated after every
      ${formatCount(stretchSteps(training.steps))}
    </dd>`;
}

function orderWords({ steps, shuffle }: TrainingSpec, { shape, windows }: ProblemSpec): string {
  if (steps !== null && shape === 'windows' && windows?.anywhere) return 'drawn at any moment of the training part';
  if (steps !== null) return 'drawn at random from the training part, each as often as it comes';
  return shuffle ? 'shuffled anew in each epoch' : 'in the order of the part';
}

const monitorWords: Readonly<Record<Monitor, string>> = {
  val_loss: 'validation loss',
  loss: 'training loss',
  val_metric: 'validation metric',
  metric: 'training metric',
};

function stopping(training: TrainingSpec): string {
  const { early_stopping: rule, keep_best_weights: keepsBest } = training;
  const kept = rule?.restore_best_weights || keepsBest ? 'the best weights are kept' : 'the last weights are kept';
  if (!rule) return `none; ${kept}`;
  const change = `did not get better by more than ${String(rule.min_delta)}`;
  return `after ${patienceWords(rule.patience, training)} in which the ${monitorWords[rule.monitor]} ${change}; ${kept}`;
}

function rateRow(training: TrainingSpec): Html | null {
  const rule = training.reduce_lr_on_plateau;
  if (!rule) return null;
  const when = `after ${patienceWords(rule.patience, training)} in which the ${monitorWords[rule.monitor]} did not get better`;
  return html`<dt>Learning rate</dt>
    <dd>times ${formatNumber(rule.factor)} ${when}</dd>`;
}

function weightsRow({ class_weight: weights }: TrainingSpec): Html | null {
  if (weights === null) return null;
  const named = weights === 'balanced' ? html`balanced by the rows of the training part` : Object.entries(weights).map(weightOf);
  return html`<dt>Class weights</dt>
    <dd>${named}</dd>`;
}

function weightOf([label, weight]: readonly [string, number], index: number): Html {
  return html`${index > 0 ? ', ' : null}${outsideName(label)}: ${formatNumber(weight)}`;
}
