import { type ErrorInfo, toErrorInfo } from '../../src-main/contract/errors';
import type { ProblemId } from '../../src-main/core/ids';
import { api } from '../api/api';
import { notices } from '../app/notices.svelte';
import { project } from '../app/project.svelte';

/** Runs that end within this time of one another are asked for once, in milliseconds. */
const settle = 200;

/** The document as it will be saved, and the saving of it. */
export class Report {
  html = $state.raw<string | null>(null);
  error = $state.raw<ErrorInfo | null>(null);
  /** Nothing was trained on the problem as it stands. */
  nothingYet = $state(false);
  saving = $state(false);
  private asked = 0;

  /** Asks again whenever a run ends, or another problem is looked at; call it in an `$effect`. */
  follow(): (() => void) | undefined {
    const problemId = project.problemId;
    const results = project.problemRuns.filter((run) => run.evaluation !== null).length;
    void project.problemRuns.map((run) => run.state).join();
    if (!problemId || !project.shape || results === 0) {
      this.html = null;
      return undefined;
    }
    const timer = setTimeout(() => void this.load(problemId), settle);
    return () => clearTimeout(timer);
  }

  /** Asks where to, and saves. */
  async save(): Promise<void> {
    const problemId = project.problemId;
    if (!problemId || this.saving) return;
    this.saving = true;
    await notices.attempt(async () => {
      const path = await api.invoke('dialog.saveReport');
      if (path === null) return;
      const saved = await api.invoke('report.save', { problemId, path });
      notices.say('The report was saved.', {
        tone: 'good',
        action: { label: 'Show in folder', run: () => void notices.attempt(() => api.invoke('dialog.reveal', { path: saved.path })) },
      });
    });
    this.saving = false;
  }

  private async load(problemId: ProblemId): Promise<void> {
    this.asked += 1;
    const ticket = this.asked;
    try {
      await project.saved();
      const html = await api.invoke('report.html', { problemId });
      if (ticket !== this.asked) return;
      this.html = html;
      this.error = null;
      this.nothingYet = false;
    } catch (thrown) {
      if (ticket !== this.asked) return;
      const error = toErrorInfo(thrown);
      this.nothingYet = error.code === 'problem.incomplete';
      if (this.nothingYet) this.html = null;
      this.error = this.nothingYet ? null : error;
    }
  }
}
