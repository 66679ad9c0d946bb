import type { RunId } from '../../src-main/core/ids';
import { resultLabels, runLabels } from '../../src-main/core/report/labels';
import { runColors, type SeriesColor } from '../../src-main/core/run/colors';
import { byTensors, resultOf } from '../../src-main/core/run/results';
import type { RunRecord } from '../../src-main/core/run/run';
import { project } from './project.svelte';

/** How each run of the problem is called and coloured: the same on every screen and in the report. */
class RunSeries {
  private readonly colors = $derived(runColors(project.problemRuns));
  /** Runs over the same tensors are numbered among themselves, for only they stand on one leaderboard. */
  private readonly labels = $derived(new Map(byTensors(project.problemRuns).flatMap((runs) => [...runLabels(runs.map(named))])));

  private readonly results = $derived(new Map(byTensors(project.problemRuns).flatMap((runs) => [...resultLabels(runs.map(named))])));

  color(run: RunId): SeriesColor {
    return this.colors.get(run) ?? 1;
  }

  label(run: RunId): string {
    return this.labels.get(run) ?? '';
  }

  /** Of a fold what all folds of its model are called; null of a run by itself. */
  model(run: RunRecord): string | null {
    return run.fold ? (this.results.get(resultOf(run)) ?? null) : null;
  }
}

function named(run: RunRecord) {
  return { runId: run.id, model: run.model.name, seed: run.seed, fold: run.fold };
}

export const runSeries = new RunSeries();
