import type { PartSummary, ProblemShape, Task } from '../../../core/problem/problem';
import type { Transform } from '../../../core/problem/scaling-spec';
import type { ResultRecord } from '../../../core/report/report';
import { formatCount, formatNumber, formatScore } from '../../../core/text';
import { figure } from '../figure';
import { html, type Html, outsideName } from '../html';

const taskWords: Readonly<Record<Task, string>> = { binary: 'one of two classes', classes: 'one of several classes', number: 'a number' };

/** How rows became tensors, and what came out. */
export function problemSection({ problem, prepared }: ResultRecord): Html {
  const { spec } = problem;
  const { split } = spec;
  return html`<section id="problem" aria-labelledby="problem-title">
    <h2 id="problem-title">Problem</h2>
    <p>
      Each row is one sequence; its steps predict <strong>${outsideName(spec.targets.join(', '))}</strong>, ${taskWords[spec.task]}. The
      rows are split at random into a part to learn from and a part to test on.
    </p>
    <dl>
      <dt>Steps</dt>
      <dd>
        ${figure('prepared.shape.input.0', prepared.shape.input[0] ?? 0, formatCount(prepared.shape.input[0] ?? 0))}:
        ${stepNames(spec.steps)}
      </dd>
      <dt>Shapes</dt>
      <dd class="mono">${tensor(prepared.train, 'train', prepared.shape)} train, ${tensor(prepared.test, 'test', prepared.shape)} test</dd>
      <dt>Split</dt>
      <dd>
        random, ${figure('problem.spec.split.test', split.test, `${formatNumber(split.test * 100)} %`)} test, seed
        ${figure('problem.spec.split.seed', split.seed, String(split.seed))}, ${split.stratify ? 'stratified by class' : 'not stratified'}
      </dd>
      <dt>Scaling</dt>
      <dd>${scalingWords(prepared.transforms.inputs[0])}</dd>
      <dt>Snapshot</dt>
      <dd class="mono">${figure('prepared.hash', prepared.hash, prepared.hash)}</dd>
    </dl>
    ${prepared.shape.task === 'number' ? null : balanceTable(prepared.train, prepared.test, spec.targets.join(', '))}
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

function tensor(part: PartSummary, name: 'train' | 'test', shape: ProblemShape): Html {
  return html`${figure(`prepared.${name}.rows`, part.rows, formatCount(part.rows))} × ${shape.input.join(' × ')}`;
}

function scalingWords(transform: Transform | undefined): Html {
  if (!transform) return html`none`;
  const { kind, offset, scale } = transform;
  const fitted = html`fitted on the training part alone: (value −
  ${figure('prepared.transforms.inputs.0.offset', offset, formatNumber(offset))}) /
  ${figure('prepared.transforms.inputs.0.scale', scale, formatNumber(scale))}`;
  switch (kind) {
    case 'none':
      return html`none`;
    case 'min-max':
      return html`min-max to 0 … 1, ${fitted}`;
    case 'standard':
      return html`standard (mean 0, standard deviation 1), ${fitted}`;
    case 'robust':
      return html`robust (median and quartiles), ${fitted}`;
    case 'log':
      return html`natural logarithm`;
    case 'difference':
      return html`difference from the row before`;
    case 'divide-255':
      return html`divided by 255`;
  }
}

function balanceTable(train: PartSummary, test: PartSummary, target: string): Html {
  return html`<div class="card narrow">
    <h4>Class balance <span>rows of each part</span></h4>
    <table>
      <thead>
        <tr>
          <th>${outsideName(target)}</th>
          <th class="num">Train</th>
          <th class="num">Share</th>
          <th class="num">Test</th>
          <th class="num">Share</th>
        </tr>
      </thead>
      <tbody>
        ${train.balance.map(
          ({ label }, index) =>
            html`<tr>
              <td>${outsideName(label)}</td>
              ${share(train, 'train', index)} ${share(test, 'test', index)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function share(part: PartSummary, name: 'train' | 'test', index: number): Html {
  const count = part.balance[index]?.count ?? 0;
  return html`<td class="num">${figure(`prepared.${name}.balance.${index}.count`, count, formatCount(count))}</td>
    <td class="num quiet">${part.rows === 0 ? '–' : formatScore(count / part.rows)}</td>`;
}
