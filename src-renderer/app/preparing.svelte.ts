import type { Input } from '../../src-main/contract/commands';
import { SeqbenchError } from '../../src-main/contract/errors';
import type { ProblemId } from '../../src-main/core/ids';
import type { PrepareProgress } from '../../src-main/core/problem/problem';
import type { FoldPlace } from '../../src-main/core/problem/split-spec';
import type { RunRecord } from '../../src-main/core/run/run';
import { plural } from '../../src-main/core/text';
import { api } from '../api/api';
import { notices } from './notices.svelte';
import { project } from './project.svelte';

/** What takes longer is shown, in milliseconds. */
const patience = 400;

type StartRequest = Input<'run.start'>;

/** Runs that were asked for, and wait until their problem is written down. */
interface Waiting {
  readonly id: number;
  readonly problemId: ProblemId;
  readonly runs: number;
  /** What the data process last said; null where it has something else to do first. */
  readonly told: PrepareProgress | null;
  readonly late: boolean;
  readonly cancelling: boolean;
}

/** A problem that is being made ready, to be shown. */
export interface Preparation {
  /** Runs that wait for it. */
  readonly runs: number;
  /** Null until the data process comes to it. */
  readonly phase: PrepareProgress['phase'] | null;
  /** 0 to 1 of this phase, or null while it cannot be known. */
  readonly share: number | null;
  /** Which fold is prepared, where every one is. */
  readonly fold?: FoldPlace | undefined;
  readonly cancelling: boolean;
}

/** Asks for runs, and tells how far the problem is that has to be written down before the first of them. */
export class Preparing {
  private waiting = $state.raw<readonly Waiting[]>([]);
  private asked = 0;

  /** Of the problem that is open; null where nothing is asked for, or it is over in a moment. */
  readonly current: Preparation | null = $derived.by(() => {
    const all = this.waiting.filter(({ problemId }) => problemId === project.problemId);
    if (!all.some(({ late }) => late)) return null;
    const told = all.find((each) => each.told)?.told;
    const runs = all.reduce((sum, each) => sum + each.runs, 0);
    return {
      runs,
      phase: told?.phase ?? null,
      share: told?.share ?? null,
      ...(told?.fold ? { fold: told.fold } : {}),
      cancelling: all.every(({ cancelling }) => cancelling),
    };
  });

  listen(): () => void {
    return api.on('problem.prepareProgress', (told) => this.change(told.problemId, { told }));
  }

  /** Queues runs; a cancel, and what stands in the way, is said. @returns the runs; null where none was queued */
  async start(request: StartRequest): Promise<readonly RunRecord[] | null> {
    this.asked += 1;
    const id = this.asked;
    const { problemId, modelIds } = request;
    this.waiting = [...this.waiting, { id, problemId, runs: modelIds.length, told: null, late: false, cancelling: false }];
    const timer = setTimeout(
      () => (this.waiting = this.waiting.map((each) => (each.id === id ? { ...each, late: true } : each))),
      patience,
    );
    try {
      return await api.invoke('run.start', request);
    } catch (thrown) {
      this.failed(request, thrown);
      return null;
    } finally {
      clearTimeout(timer);
      this.waiting = this.waiting.filter((each) => each.id !== id);
    }
  }

  /** Ends the preparation of the problem that is open, and whatever waits for it. */
  async cancel(): Promise<void> {
    const { problemId } = project;
    if (!problemId || !this.current) return;
    this.change(problemId, { cancelling: true });
    await notices.attempt(() => api.invoke('problem.cancelPrepare', { problemId }));
  }

  private change(problemId: ProblemId, changes: Partial<Waiting>): void {
    if (!this.waiting.some((each) => each.problemId === problemId)) return;
    this.waiting = this.waiting.map((each) => (each.problemId === problemId ? { ...each, ...changes } : each));
  }

  private failed(request: StartRequest, thrown: unknown): void {
    if (!(thrown instanceof SeqbenchError) || thrown.info.code !== 'problem.prepare-cancelled') {
      notices.error(thrown);
      return;
    }
    // A project that was closed meanwhile has nothing left to train.
    const problem = project.problems.find(({ id }) => id === request.problemId);
    if (problem) notices.say(`Preparing “${problem.name}” was cancelled: ${notTrained(request.modelIds.length)}, nothing was kept.`);
  }
}

function notTrained(runs: number): string {
  return `${plural(runs, 'model')} ${runs === 1 ? 'was' : 'were'} not trained`;
}

export const preparing = new Preparing();
