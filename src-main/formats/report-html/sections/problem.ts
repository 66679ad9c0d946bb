import type { PartSummary, PreparedSummary } from '../../../core/problem/problem';
import { problemLines, problemSentence, sampleNoun } from '../../../core/report/problem-words';
import type { ResultRecord } from '../../../core/report/report';
import { scalingWords } from '../../../core/report/scaling-words';
import { splitWords } from '../../../core/report/split-words';
import { formatCount, formatScore } from '../../../core/text';
import { figure } from '../figure';
import { html, type Html, outsideName } from '../html';
import { sentenceHtml } from '../sentence';

/** How rows became tensors, and what came out. */
export function problemSection(record: ResultRecord): Html {
  const { problem, prepared } = record;
  const { spec } = problem;
  const scalings = scalingWords(record);
  return html`<section id="problem" aria-labelledby="problem-title">
    <h2 id="problem-title">Problem</h2>
    <p>${sentenceHtml(problemSentence(record))}</p>
    <dl>
      ${
        spec.shape === 'windows'
          ? null
          : html`<dt>${spec.shape === 'image-a-row' ? 'Pixels' : 'Steps'}</dt>
              <dd>
                ${figure('prepared.shape.input.0', prepared.shape.input[0] ?? 0, formatCount(prepared.shape.input[0] ?? 0))}:
                ${stepNames(spec.steps)}
              </dd>`
      }
      ${problemLines(record).map(
        ({ term, words }) =>
          html`<dt>${term}</dt>
            <dd>${sentenceHtml(words)}</dd>`,
      )}
      <dt>Shapes</dt>
      <dd class="mono">${shapes(prepared)}</dd>
      <dt>Split</dt>
      <dd>${sentenceHtml(splitWords(record))}</dd>
      <dt>Scaling</dt>
      <dd>
        ${scalings.length === 0 ? 'none' : scalings.map((words, index) => html`${index > 0 ? html`<br />` : null}${sentenceHtml(words)}`)}
      </dd>
      <dt>Snapshot</dt>
      <dd class="mono">${figure('prepared.hash', prepared.hash, prepared.hash)}</dd>
    </dl>
    ${prepared.shape.task === 'number' ? null : balanceTable(prepared, spec.targets.join(', '), sampleNoun(spec))}
  </section>`;
}

function stepNames(steps: readonly string[]): Html {
  if (steps.length <= 6) return html`${steps.map((step, index) => html`${index > 0 ? ', ' : null}${outsideName(step)}`)}`;
  return html`${outsideName(steps[0] ?? '')} … ${outsideName(steps.at(-1) ?? '')}
    <details class="inline">
      <summary>all in order</summary>
      <p class="small">${steps.map((step, index) => html`${index > 0 ? ', ' : null}${outsideName(step)}`)}</p>
    </details>`;
}

/** Samples of each part by what one of them is, and what is answered. */
function shapes({ train, validation, test, shape }: PreparedSummary): Html {
  const size = `${shape.open ? `(up to ${shape.input[0] ?? 0})` : (shape.input[0] ?? 0)}${shape.input
    .slice(1)
    .map((length) => ` × ${length}`)
    .join('')}`;
  const parts = [
    ['train', train],
    ['validation', validation],
    ['test', test],
  ] as const;
  const shown = parts.flatMap(([name, part]) =>
    part ? [html`${figure(`prepared.${name}.rows`, part.rows, formatCount(part.rows))} × ${size} ${name}`] : [],
  );
  return html`${shown.map((part, index) => html`${index > 0 ? ', ' : null}${part}`)}; answers ${shape.output.join(' × ')}`;
}

function balanceTable({ train, validation, test }: PreparedSummary, target: string, noun: string): Html {
  const parts = [
    { name: 'train', head: 'Train', part: train },
    ...(validation ? [{ name: 'validation', head: 'Validation', part: validation }] : []),
    { name: 'test', head: 'Test', part: test },
  ];
  return html`<div class="card narrow">
    <h4>Class balance <span>${noun}s of each part</span></h4>
    <table>
      <thead>
        <tr>
          <th>${outsideName(target)}</th>
          ${parts.map(
            ({ head }) =>
              html`<th class="num">${head}</th>
                <th class="num">Share</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${train.balance.map(
          ({ label }, index) =>
            html`<tr>
              <td>${outsideName(label)}</td>
              ${parts.map(({ name, part }) => share(part, name, index))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function share(part: PartSummary, name: string, index: number): Html {
  const count = part.balance[index]?.count ?? 0;
  return html`<td class="num">${figure(`prepared.${name}.balance.${index}.count`, count, formatCount(count))}</td>
    <td class="num quiet">${part.rows === 0 ? '–' : formatScore(count / part.rows)}</td>`;
}
