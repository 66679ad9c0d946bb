import type { PreparedProblem, PreparedSummary } from '../../../core/problem/problem';
import { problemLines, problemSentence } from '../../../core/report/problem-words';
import type { ResultRecord } from '../../../core/report/report';
import { scalingWords } from '../../../core/report/scaling-words';
import { splitWords } from '../../../core/report/split-words';
import { formatCount, plural } from '../../../core/text';
import { figure } from '../figure';
import { html, type Html, outsideName } from '../html';
import { sentenceHtml } from '../sentence';
import { balanceTables } from './balance';

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
      ${foldSnapshots(prepared)}
    </dl>
    ${balanceTables(record)}
  </section>`;
}

/** Every fold has a snapshot of its own; all else that is told of a problem is of the last. */
function foldSnapshots({ folds }: PreparedProblem): Html | null {
  if (!folds) return null;
  return html`<dt>Folds</dt>
    <dd>
      ${formatCount(folds.length)}, of which shapes, scaling and snapshot above are the last one’s. Snapshots, SHA-256:
      ${folds.map(({ hash }, index) => html`<br /><span class="mono">${index + 1}: ${figure(`prepared.folds.${index}.hash`, hash, hash)}</span>`)}
    </dd>`;
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
  return html`${shown.map((part, index) => html`${index > 0 ? ', ' : null}${part}`)}; answers ${answers(shape)}`;
}

/** Of several answers also what each is; the one answer of a problem has its classes told elsewhere. */
function answers({ task, output, classes }: PreparedSummary['shape']): string {
  const sizes = output.join(' × ');
  return task === 'number' || output.every((size) => size === 1)
    ? sizes
    : `${sizes}, each one of ${plural(classes.length, 'class', 'classes')}`;
}
