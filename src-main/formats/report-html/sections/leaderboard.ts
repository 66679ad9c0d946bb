import { evenFormat } from '../../../core/even-format';
import type { Evaluation } from '../../../core/leaderboard/evaluation';
import { type FigureColumn, figureColumns } from '../../../core/leaderboard/figure-columns';
import { type Baseline, type Leaderboard, type LeaderboardRow, lengthsOf } from '../../../core/leaderboard/leaderboard';
import type { Deviations } from '../../../core/leaderboard/mean-evaluation';
import { lossSentences } from '../../../core/report/loss-words';
import { sampleNoun } from '../../../core/report/problem-words';
import type { ResultRecord } from '../../../core/report/report';
import { resultOf } from '../../../core/run/results';
import { formatCount, formatPlainSeconds } from '../../../core/text';
import { figure, figureOrDash } from '../figure';
import { html, type Html, outsideName } from '../html';
import type { RunView } from '../view';
import { foldTable } from './folds';

/** How long a run was trained. */
interface LengthColumn {
  readonly key: 'epochs' | 'steps';
  readonly head: string;
  readonly value: (row: LeaderboardRow) => number | null;
}

/** What a row of the table shows figures of. */
interface Measured {
  readonly evaluation: Evaluation | null;
  readonly folds?: { readonly deviation: Deviations | null } | undefined;
}

interface Columns {
  readonly columns: readonly FigureColumn[];
  /** Of how long training took, in seconds, and a step of it, in milliseconds. */
  readonly times: Times;
  readonly lengths: readonly LengthColumn[];
}

const epochs: LengthColumn = { key: 'epochs', head: 'Epochs', value: (row) => (row.steps === null ? row.epochs : null) };
const steps: LengthColumn = { key: 'steps', head: 'Steps', value: (row) => row.steps };

/** Epochs or steps, or both, by what the runs were trained by. */
function lengthColumns(rows: readonly LeaderboardRow[]): readonly LengthColumn[] {
  const { byEpochs, bySteps } = lengthsOf(rows);
  return [...(byEpochs ? [epochs] : []), ...(bySteps ? [steps] : [])];
}

/** How a time is shown, by what stands in its column. */
interface Times {
  readonly step: (value: number) => string;
  readonly seconds: (value: number) => string;
}

function timesOf(rows: readonly LeaderboardRow[]): Times {
  const seconds = rows.flatMap((row) => row.seconds ?? []);
  return { step: (value) => value.toFixed(2), seconds: evenFormat(seconds, formatPlainSeconds) };
}

/** All runs beside the baselines, in the order of the record. */
export function leaderboardSection(record: ResultRecord, runs: readonly RunView[]): Html {
  const { leaderboard } = record;
  const table: Columns = {
    columns: figureColumns(leaderboard),
    lengths: lengthColumns(leaderboard.rows),
    times: timesOf(leaderboard.rows),
  };
  return html`<section id="leaderboard" aria-labelledby="leaderboard-title">
    <h2 id="leaderboard-title">Leaderboard</h2>
    <p>${explanation(leaderboard, sampleNoun(record.problem.spec))}</p>
    <div class="scroll card">
      <table class="leaderboard">
        <thead>
          <tr>
            <th class="num">#</th>
            <th>Model</th>
            ${table.columns.map(({ label }) => html`<th class="num">${label}</th>`)}
            <th class="num">Params</th>
            ${table.lengths.map(({ head }) => html`<th class="num">${head}</th>`)}
            <th class="num">Step, ms</th>
            <th class="num">Seconds</th>
          </tr>
        </thead>
        <tbody>
          ${leaderboard.rows.map((row, index) => runRow(row, `leaderboard.rows.${index}`, table, runs))}
          ${leaderboard.baselines.map((baseline, index) => baselineRow(baseline, `leaderboard.baselines.${index}`, table))}
        </tbody>
      </table>
    </div>
    <p class="small">${footnote(record)}</p>
    ${foldTable(record)}
  </section>`;
}

function explanation({ task, testRows, folds }: Leaderboard, noun: string): Html {
  const order = task === 'number' ? 'root mean squared error, least first' : 'accuracy, then precision, recall and F1';
  const rows = figure('leaderboard.testRows', testRows, formatCount(testRows));
  if (folds) {
    return html`Each figure is the mean of ${formatCount(folds.length)} folds, with their standard deviation (±) below it: every model was
    trained once a fold and measured on the fold’s test part, ${rows} ${noun}s in all, with the weights the run ended with. Epochs, steps
    and time are those of all folds together. In order of the mean of ${order}.`;
  }
  return html`Each figure is measured on the ${rows} ${noun}s of the test part, with the weights the run ended with. In order of ${order}.`;
}

function footnote(record: ResultRecord): Html {
  const {
    leaderboard: { task, rows, hidden },
    prepared,
  } = record;
  const evaluation = rows.find((row) => row.evaluation !== null)?.evaluation;
  const macro = evaluation?.kind === 'classification' && evaluation.average === 'macro';
  const second =
    task === 'binary' && !macro
      ? html`Precision, recall and F1 are those of the class “${outsideName(prepared.shape.classes[1] ?? '')}”.`
      : null;
  const average = macro ? 'Precision, recall and F1 are macro averages over the classes.' : second;
  const left =
    hidden > 0 ? `${formatCount(hidden)} earlier runs of another version of the problem are not comparable and not shown.` : null;
  return html`${average} ${lossSentences(record).join(' ')} Seconds are those of training alone, without start-up. Step is the median of one
  batch. ${left}`;
}

function runRow(row: LeaderboardRow, path: string, { columns, lengths, times }: Columns, runs: readonly RunView[]): Html {
  const run = runs.find(({ reported }) => (row.folds ? resultOf(reported.run) : reported.run.id) === row.runId);
  return html`<tr>
    <td class="num">${figureOrDash(`${path}.rank`, row.rank, formatCount)}</td>
    <td>
      ${run ? html`<a href="#${run.anchor}"><span class="dot ${run.color}"></span>${outsideName(run.result)}</a>` : outsideName(row.model)}
      ${stateTag(row)}
    </td>
    ${columns.map((column) => cell(row, path, column))}
    <td class="num">${figure(`${path}.params`, row.params, formatCount(row.params))}</td>
    ${lengths.map(({ key, value }) => html`<td class="num">${figureOrDash(`${path}.${key}`, value(row), formatCount)}</td>`)}
    <td class="num">${figureOrDash(`${path}.stepMs`, row.stepMs, times.step)}</td>
    <td class="num">${figureOrDash(`${path}.seconds`, row.seconds, times.seconds)}</td>
  </tr>`;
}

function cell({ evaluation, folds }: Measured, path: string, { key, value, format }: FigureColumn): Html {
  const own = value(evaluation);
  const spread = own === null ? undefined : folds?.deviation?.[key];
  return html`<td class="num">
    ${figureOrDash(`${path}.evaluation.${key}`, own, format)}
    ${spread === undefined ? null : html`<span class="spread">± ${figure(`${path}.folds.deviation.${key}`, spread, format(spread))}</span>`}
  </td>`;
}

function stateTag({ state, folds }: LeaderboardRow): Html {
  const done = folds && folds.done < folds.of ? `${folds.done} of ${folds.of} folds` : null;
  return html`${state === 'done' ? null : html`<span class="tag ${state === 'failed' ? 'bad' : 'warn'}">${state}</span>`}
  ${done === null ? null : html`<span class="tag warn">${done}</span>`}`;
}

function baselineRow(baseline: Baseline, path: string, { columns, lengths }: Columns): Html {
  return html`<tr class="baseline">
    <td></td>
    <td>${outsideName(baseline.name)} <span class="tag">baseline</span></td>
    ${columns.map((column) => cell(baseline, path, column))}
    <td class="num">0</td>
    ${lengths.map(() => html`<td class="num"></td>`)}
    <td class="num"></td>
    <td class="num"></td>
  </tr>`;
}
