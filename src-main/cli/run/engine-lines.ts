import { recordLabels } from '../../core/report/labels';
import type { ResultRecord } from '../../core/report/report';
import { engineName, timingWords } from '../../core/run/engine-words';

/** What each run was trained on: one line for those that had nothing to choose from, and one a run with what was timed. */
export function engineLines(record: ResultRecord): readonly string[] {
  const labels = recordLabels(record);
  const environments = record.runs.flatMap(({ run }) => (run.environment ? [{ id: run.id, ...run.environment }] : []));
  const timed = environments.flatMap(({ id, engine, device, timings }) =>
    timings
      ? [`${labels.get(id) ?? ''} was trained by the ${engineName(engine)} engine (${device}); timed before: ${timingWords(timings)}.`]
      : [],
  );
  const others = environments.filter(({ timings }) => !timings).map(({ engine, device }) => `${engineName(engine)}, ${device}`);
  return [...new Set(others.map((words) => `Engine: ${words}.`)), ...timed];
}
