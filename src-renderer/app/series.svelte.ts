import type { RunId } from '../../src-main/core/ids';
import { runLabels } from '../../src-main/core/report/labels';
import { runColors, type SeriesColor } from '../../src-main/core/run/colors';
import { project } from './project.svelte';

/** How each run of the problem is called and coloured: the same on every screen. */
class RunSeries {
  private readonly colors = $derived(runColors(project.problemRuns));
  private readonly labels = $derived(
    runLabels(project.problemRuns.map((run) => ({ runId: run.id, model: run.model.name, seed: run.seed }))),
  );

  color(run: RunId): SeriesColor {
    return this.colors.get(run) ?? 1;
  }

  label(run: RunId): string {
    return this.labels.get(run) ?? '';
  }
}

export const runSeries = new RunSeries();
