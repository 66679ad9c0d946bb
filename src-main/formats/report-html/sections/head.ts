import { describeFinding } from '../../../core/report/finding';
import type { ResultRecord } from '../../../core/report/report';
import { formatCount } from '../../../core/text';
import { figure } from '../figure';
import { html, type Html, outsideName } from '../html';
import { sentenceHtml } from '../sentence';
import { formatTime } from '../time';

/** Title, where the data come from, what came out, and the way to each section. */
export function headSection(record: ResultRecord): Html {
  const [lead, ...others] = describeFinding(record);
  return html`<header>
    <p class="kicker">Seqbench report · ${outsideName(record.project)} · ${formatTime(record.createdAt)}</p>
    <h1>${outsideName(record.problem.name)}</h1>
    <p class="facts">${facts(record)}</p>
    ${record.dataset.simulated ? simulatedNote : null}
    <p class="finding"><strong>${sentenceHtml(lead ?? [])}</strong> ${others.map((other) => html`${sentenceHtml(other)} `)}</p>
    ${contents(record)}
  </header>`;
}

const simulatedNote = html`<p class="note warn">
  <strong>Simulated data.</strong> The rows were made by a generator with a fixed seed, not observed. The figures say how the models compare
  on such data and nothing about real events.
</p>`;

const contents = ({ audit }: ResultRecord): Html =>
  html`<nav aria-label="Sections">
    <a href="#leaderboard">Leaderboard</a><a href="#curves">Curves</a><a href="#models">Models</a><a href="#data">Data</a
    ><a href="#problem">Problem</a>${audit ? html`<a href="#audit">Audit</a>` : null}<a href="#training">Training</a
    ><a href="#record">Record</a>
  </nav>`;

function facts(record: ResultRecord): Html {
  const { rows, columns } = record.dataset;
  const { train, validation, test, folds } = record.prepared;
  return html`${outsideName(record.dataset.name)} · ${figure('dataset.rows', rows, formatCount(rows))} rows × ${formatCount(columns.length)}
  columns · ${figure('prepared.train.rows', train.rows, formatCount(train.rows))} train,
  ${validation ? html`${figure('prepared.validation.rows', validation.rows, formatCount(validation.rows))} validation,` : null}
  ${figure('prepared.test.rows', test.rows, formatCount(test.rows))} test${folds ? ` in the last of ${folds.length} folds` : null} ·
  ${formatCount(record.runs.length)} ${record.runs.length === 1 ? 'run' : 'runs'}`;
}
