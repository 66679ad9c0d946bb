import { isOwnUnit } from '../../src-main/core/leaderboard/own-unit';
import { resultOf } from '../../src-main/core/run/results';
import { sameEngine } from '../../src-main/core/run/same-engine';
import type { RunRecord } from '../../src-main/core/run/run';
import { api } from '../api/api';
import { navigation } from '../app/navigation.svelte';
import { notices } from '../app/notices.svelte';
import { preparing } from '../app/preparing.svelte';
import { project } from '../app/project.svelte';
import { removals } from '../app/removals.svelte';
import { runSeries } from '../app/series.svelte';
import type { Curve } from '../ui/curves';
import { inBatches } from './batches';

export function isActive(run: RunRecord): boolean {
  return run.state === 'queued' || run.state === 'running';
}

/** A fold that failed or was cancelled, and without which its model is not ranked. */
function isBrokenFold({ fold, state }: RunRecord): boolean {
  return fold !== undefined && (state === 'failed' || state === 'cancelled');
}

/** What training again means for a run. */
export function againWords(run: RunRecord): string {
  if (!run.fold) return 'Train again';
  return isBrokenFold(run) ? 'Train this fold again' : 'Train every fold again';
}

/** Shows runs that were just queued; the events of the first may be here before the answer, and know more. */
export function takeStarted(started: readonly RunRecord[]): void {
  for (const run of started) if (!project.runs.some((known) => known.id === run.id)) project.runChanged(run);
}

/** The runs of the current problem, and what can be done with them. */
export class Runs {
  readonly batches = $derived(inBatches(project.problemRuns));
  readonly active = $derived(project.problemRuns.filter(isActive));
  readonly done = $derived(project.problemRuns.filter((run) => run.evaluation !== null));
  /** Whether losses are of scaled values, while the errors beside them are in the unit of the target. */
  readonly isLossScaled = $derived.by(() => {
    const spec = project.problem?.spec;
    if (spec?.task !== 'number') return false;
    const transforms = project.outcome?.transforms;
    return transforms ? !isOwnUnit(transforms.targets) : spec.scaling !== 'none';
  });

  curves(runs: readonly RunRecord[]): readonly Curve[] {
    return runs.map((run) => ({
      ...{ run, label: runSeries.label(run.id), color: runSeries.color(run.id) },
      legend: runSeries.model(run) ?? undefined,
    }));
  }

  async cancel(runs: readonly RunRecord[]): Promise<void> {
    const runIds = runs.filter(isActive).map((run) => run.id);
    if (runIds.length > 0) await notices.attempt(() => api.invoke('run.cancel', { runIds }));
  }

  /** Every run of the model that was asked for with this one, one a fold; of a run by itself that alone. */
  allFolds(run: RunRecord): readonly RunRecord[] {
    return project.problemRuns.filter((other) => resultOf(other) === resultOf(run));
  }

  /**
   * Trains the model as it is now, with the settings of an earlier run, on the engine that it was trained on. A fold that did not end well
   * is trained by itself, in the place of that run.
   */
  async again(run: RunRecord): Promise<void> {
    const { problemId, modelId, seed } = run;
    const training = sameEngine(run);
    const inPlaceOf = isBrokenFold(run) ? { inPlaceOf: run.id } : {};
    await project.saved();
    const started = preparing.start({ problemId, modelIds: [modelId], training, seed, ...inPlaceOf });
    navigation.go('run');
    takeStarted((await started) ?? []);
  }

  /** Asks where to, and saves the model with the weights that the run ended with, for Keras to open. */
  async saveKeras(run: RunRecord): Promise<void> {
    await notices.attempt(async () => {
      const path = await api.invoke('dialog.saveKeras', { name: run.model.name });
      if (path === null) return;
      const saved = await api.invoke('run.exportKeras', { runId: run.id, path });
      notices.say(`${run.model.name} was saved for Keras.`, {
        tone: 'good',
        action: { label: 'Show in folder', run: () => void notices.attempt(() => api.invoke('dialog.reveal', { path: saved.path })) },
      });
    });
  }

  /** Removes an ended run with its folder; for a moment it can be had back. */
  remove(run: RunRecord): void {
    if (isActive(run) || !project.runs.some(({ id }) => id === run.id)) return;
    const label = runSeries.label(run.id);
    const takeBack = project.removeRun(run);
    removals.tell(`The run of ${label} was removed.`, () => {
      if (!takeBack()) notices.refuse(`The run of ${label} was removed for good meanwhile.`, 'Train it again to have its figures back.');
    });
  }
}

export const runs = new Runs();
