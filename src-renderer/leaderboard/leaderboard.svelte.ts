import { type ErrorInfo, toErrorInfo } from '../../src-main/contract/errors';
import type { ProblemId, RunId } from '../../src-main/core/ids';
import { rankedRuns } from '../../src-main/core/report/ranked-run';
import type { ResultRecord } from '../../src-main/core/report/report';
import { api } from '../api/api';
import { project } from '../app/project.svelte';
import { columnsFor } from './columns';
import { byRank, type Sorting, sortRows } from './sort';
import { cheapestOf, tiedWithFirst } from './ties';

/** Runs that end within this time of one another are asked for once, in milliseconds. */
const settle = 150;

/** The result record as the table shows it: sorted, with what is selected. */
export class Board {
  record = $state.raw<ResultRecord | null>(null);
  error = $state.raw<ErrorInfo | null>(null);
  sorting = $state.raw<Sorting>(byRank);
  selected = $state.raw<ReadonlySet<RunId>>(new Set());
  private asked = 0;

  readonly board = $derived(this.record?.leaderboard ?? null);
  readonly columns = $derived(columnsFor(this.board ?? { task: 'binary', rows: [], baselines: [] }));
  readonly ranked = $derived(this.record ? rankedRuns(this.record) : []);
  readonly rows = $derived(sortRows(this.ranked, this.sorting, this.columns));
  readonly tied = $derived.by((): ReadonlySet<RunId> => (this.board ? tiedWithFirst(this.board) : new Set()));
  readonly cheapest = $derived(this.board ? cheapestOf(this.board.rows, this.tied) : null);
  /** Selected runs that are still there, in the order of the record. */
  readonly chosen = $derived(this.ranked.filter((run) => this.selected.has(run.row.runId)));

  /** Asks again whenever a run ends, or another problem is looked at; call it in an `$effect`. */
  follow(): (() => void) | undefined {
    const problemId = project.problemId;
    // Read so that a change of them runs the effect again; progress alone does not.
    void project.problemRuns.map((run) => run.state).join();
    if (!problemId || !project.shape) return undefined;
    const timer = setTimeout(() => void this.load(problemId), settle);
    return () => clearTimeout(timer);
  }

  select(run: RunId, on: boolean): void {
    const next = new Set(this.selected);
    if (on) next.add(run);
    else next.delete(run);
    this.selected = next;
  }

  private async load(problemId: ProblemId): Promise<void> {
    this.asked += 1;
    const ticket = this.asked;
    try {
      await project.saved();
      const record = await api.invoke('report.record', { problemId });
      if (ticket !== this.asked) return;
      this.record = record;
      this.error = null;
    } catch (thrown) {
      if (ticket !== this.asked) return;
      const error = toErrorInfo(thrown);
      // Nothing was trained on the problem as it stands: an empty screen that teaches, not an error.
      const nothingYet = error.code === 'problem.incomplete';
      if (nothingYet) this.record = null;
      this.error = nothingYet ? null : error;
    }
  }
}
