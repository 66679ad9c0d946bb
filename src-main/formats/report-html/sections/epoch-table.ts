import type { Task } from '../../../core/problem/problem';
import { foldWords } from '../../../core/problem/folds';
import { countUpTo } from '../../../core/run/stretch';
import { formatCount, formatSeconds } from '../../../core/text';
import { metricName } from '../charts/epoch-charts';
import { figure, figureOrDash } from '../figure';
import { html, type Html } from '../html';
import type { RunView } from '../view';

/** The figures behind a run's curves. */
export function epochTable({ reported: { run }, path }: RunView, task: Task): Html {
  const metric = metricName(task);
  const bySteps = run.training.steps !== null;
  const place = (epoch: number, at: string): Html =>
    bySteps ? html`${formatCount(countUpTo(epoch, run.training))}` : figure(at, epoch, formatCount(epoch));
  return html`<details>
    <summary>Figures by ${bySteps ? 'step' : 'epoch'}${run.fold ? `, ${foldWords(run.fold)}` : null}</summary>
    <div class="scroll card">
      <table>
        <thead>
          <tr>
            <th class="num">${bySteps ? 'Step' : 'Epoch'}</th>
            <th class="num">Train loss</th>
            <th class="num">Validation loss</th>
            <th class="num">Train ${metric}</th>
            <th class="num">Validation ${metric}</th>
            <th class="num">Time since start</th>
          </tr>
        </thead>
        <tbody>
          ${run.epochs.map(
            (epoch, index) =>
              html`<tr class="${epoch.epoch === run.bestEpoch ? 'kept' : ''}">
                <td class="num">${place(epoch.epoch, `${path}.run.epochs.${index}.epoch`)}</td>
                ${(['loss', 'valLoss', 'metric', 'valMetric'] as const).map(
                  (key) => html`<td class="num">${figureOrDash(`${path}.run.epochs.${index}.${key}`, epoch[key], sixDigits)}</td>`,
                )}
                <td class="num">${figure(`${path}.run.epochs.${index}.seconds`, epoch.seconds, formatSeconds(epoch.seconds))}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}

function sixDigits(value: number): string {
  return Number.isFinite(value) ? value.toFixed(6) : 'not finite';
}
