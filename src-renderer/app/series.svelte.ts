import type { RunId } from '../../src-main/core/ids';
import { runLabels } from '../../src-main/core/report/labels';
import { runColors, type SeriesColor } from '../../src-main/core/run/colors';
import type { RunRecord } from '../../src-main/core/run/run';
import { project } from './project.svelte';

/** How each run of the problem is called and coloured: the same on every screen and in the report. */
class RunSeries {
  private readonly colors = $derived(runColors(project.problemRuns));
  private readonly labels = $derived(new Map(byTensors(project.problemRuns).flatMap((runs) => [...runLabels(runs.map(named))])));

  color(run: RunId): SeriesColor {
    return this.colors.get(run) ?? 1;
  }

  label(run: RunId): string {
    return this.labels.get(run) ?? '';
  }
}

/** Runs over the same tensors are numbered among themselves, for only they stand on one leaderboard. */
function byTensors(runs: readonly RunRecord[]): readonly (readonly RunRecord[])[] {
  const groups = new Map<string, RunRecord[]>();
  for (const run of runs) groups.set(run.preparedHash, [...(groups.get(run.preparedHash) ?? []), run]);
  return [...groups.values()];
}

function named(run: RunRecord) {
  return { runId: run.id, model: run.model.name, seed: run.seed };
}

export const runSeries = new RunSeries();
