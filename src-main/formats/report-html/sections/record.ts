import type { ResultRecord } from '../../../core/report/report';
import { choiceWords, engineName } from '../../../core/run/engine-words';
import type { RunEnvironment } from '../../../core/run/run';
import { formatCount } from '../../../core/text';
import { figure } from '../figure';
import { html, type Html, outsideName } from '../html';
import { formatTime } from '../time';
import { runViews, type RunView } from '../view';

/** What is needed to make the same figures again: seeds, versions, hashes, times, surroundings. */
export function recordSection(record: ResultRecord): Html {
  const environments = distinctEnvironments(record);
  return html`<section id="record" aria-labelledby="record-title">
    <h2 id="record-title">Record</h2>
    <p>The same data, settings and seed give the same figures again, to the bit, with the built-in engine; times differ.</p>
    <dl>
      <dt>Made</dt>
      <dd>${formatTime(record.createdAt)}</dd>
      ${Object.entries(record.versions).map(
        ([name, version]) =>
          html`<dt>${outsideName(name)}</dt>
            <dd>${figure(`versions.${name}`, version, version)}</dd>`,
      )}
      ${environments.map(environmentRows)}
    </dl>
    <div class="scroll card">
      <table>
        <thead>
          <tr>
            <th>Run</th>
            <th class="num">Seed</th>
            <th>Started</th>
            <th>Ended</th>
            <th>Engine</th>
            <th>Weights, SHA-256</th>
          </tr>
        </thead>
        <tbody>
          ${runViews(record).map(runRow)}
        </tbody>
      </table>
    </div>
  </section>`;
}

function distinctEnvironments(record: ResultRecord): readonly RunEnvironment[] {
  const found = new Map<string, RunEnvironment>();
  for (const { run } of record.runs) if (run.environment) found.set(keyOf(run.environment), run.environment);
  return [...found.values()];
}

/** What was timed differs from run to run. */
function keyOf({ device, cpu, cores, platform }: RunEnvironment): string {
  return JSON.stringify([device, cpu, cores, platform]);
}

function environmentRows(environment: RunEnvironment): Html {
  return html`<dt>Machine</dt>
    <dd>${environment.cpu}, ${formatCount(environment.cores)} cores, ${environment.platform}</dd>
    <dt>Device</dt>
    <dd>${environment.device}</dd>`;
}

function engineOf(environment: RunEnvironment | null): Html {
  if (!environment) return html`–`;
  const choice = choiceWords(environment);
  return html`${engineName(environment.engine)}, ${environment.device}${choice ? html`<br />${choice}` : null}`;
}

function runRow({ reported: { run }, path, label, color }: RunView): Html {
  return html`<tr>
    <td><span class="dot ${color}"></span>${outsideName(label)}</td>
    <td class="num">${figure(`${path}.run.seed`, run.seed, String(run.seed))}</td>
    <td>${run.startedAt === null ? '–' : formatTime(run.startedAt)}</td>
    <td>${run.endedAt === null ? '–' : formatTime(run.endedAt)}</td>
    <td class="quiet">${engineOf(run.environment)}</td>
    <td class="mono hash">
      ${run.weightsHash === null ? '–' : figure(`${path}.run.weightsHash`, run.weightsHash, `${run.weightsHash.slice(0, 16)}…`)}
    </td>
  </tr>`;
}
