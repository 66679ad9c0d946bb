import { SvelteMap } from 'svelte/reactivity';
import type { PlannedTraining, ProjectState } from '../../src-main/contract/project';
import type { DatasetSummary } from '../../src-main/core/dataset/dataset';
import type { DatasetId, ProblemId, RunId } from '../../src-main/core/ids';
import type { ModelRecord } from '../../src-main/core/model/model';
import type { ProblemOutcome, ProblemRecord, ProblemShape, ProblemSpec } from '../../src-main/core/problem/problem';
import type { EpochRecord, RunProgress, RunRecord } from '../../src-main/core/run/run';
import { api } from '../api/api';
import { AuditStore } from './audit.svelte';
import { notices, stay } from './notices.svelte';
import { OutcomeStore } from './outcome.svelte';
import { replaceById } from './records';
import { SaveQueue } from './save-queue';

/** Pause after which an edited problem is checked and saved, in milliseconds. */
const settle = 120;

/** The project that is open, as every screen reads it; kept up to date by the answers and events of the other processes. */
export class ProjectStore {
  folder = $state<string | null>(null);
  name = $state('');
  datasets = $state.raw<readonly DatasetSummary[]>([]);
  problems = $state.raw<readonly ProblemRecord[]>([]);
  models = $state.raw<readonly ModelRecord[]>([]);
  /** Newest last; of all problems. */
  runs = $state.raw<readonly RunRecord[]>([]);
  datasetId = $state.raw<DatasetId | null>(null);
  problemId = $state.raw<ProblemId | null>(null);
  /** How the experiment that the project was made of trains; null where it was made of none. */
  planned = $state.raw<PlannedTraining | null>(null);
  /** The latest word of every run that trains. */
  readonly progress = new SvelteMap<RunId, RunProgress>();
  readonly outcomes = new OutcomeStore();
  readonly audits = new AuditStore();
  /** Runs whose record is being asked for. */
  private readonly catchingUp = new Set<RunId>();
  private readonly saves = new SaveQueue(settle * 3);
  /** Runs that are shown no more, and are removed for good once nobody can ask for them any longer. */
  private readonly removals = new SaveQueue(stay);

  readonly isOpen = $derived(this.folder !== null);
  readonly dataset = $derived(this.datasets.find((dataset) => dataset.id === this.datasetId) ?? null);
  readonly problem = $derived(this.problems.find((problem) => problem.id === this.problemId) ?? null);
  /** Runs of the current problem, newest last. */
  readonly problemRuns = $derived(this.runs.filter((run) => run.problemId === this.problemId));
  readonly outcome: ProblemOutcome | null = $derived(this.outcomes.value);
  /** What a model has to fit, or null while the problem is unfinished. */
  readonly shape: ProblemShape | null = $derived(this.outcomes.value?.shape ?? null);

  /** Fills the store with a project that was opened; null closes it. */
  load(state: ProjectState | null): void {
    this.folder = state?.folder ?? null;
    this.name = state?.name ?? '';
    this.datasets = state?.datasets ?? [];
    this.problems = state?.problems ?? [];
    this.models = state?.models ?? [];
    this.runs = state?.runs ?? [];
    this.planned = state?.planned ?? null;
    this.progress.clear();
    this.datasetId = state?.current.datasetId ?? this.datasets.at(-1)?.id ?? null;
    this.problemId = state?.current.problemId ?? this.problemOf(this.datasetId);
    this.outcomes.refresh(this.problem);
    this.audits.refresh(this.problem, settle);
  }

  /** Listens to what happens elsewhere. @returns a function that stops */
  listen(): () => void {
    const stops = [
      api.on('problem.auditProgress', ({ job, share }) => this.audits.told(job, share)),
      api.on('run.changed', (run) => this.runChanged(run)),
      api.on('run.epochs', ({ runId, epochs }) => this.epochsEnded(runId, epochs)),
      api.on('run.progress', (progress) => this.progress.set(progress.runId, progress)),
    ];
    // An edit that still waits for a pause is saved before the window goes.
    const leave = (): void => void this.saved();
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      stops.forEach((stop) => stop());
    };
  }

  /** @throws SeqbenchError where no folder can be made */
  async create(name: string): Promise<void> {
    await this.saved();
    this.load(await api.invoke('project.create', { name }));
  }

  /** @throws SeqbenchError `project.in-use`, `project.damaged` */
  async open(folder: string): Promise<void> {
    await this.saved();
    this.load(await api.invoke('project.open', { folder }));
  }

  /** @param job names the import of its data in progress events */
  async fromTemplate(templateId: string, job: string): Promise<void> {
    await this.saved();
    this.load(await api.invoke('project.fromTemplate', { templateId, job }));
  }

  /** Closes the project and leaves nothing of it, where it was just made and holds nothing. */
  async discard(): Promise<void> {
    await api.invoke('project.discard');
    this.load(null);
  }

  async close(): Promise<void> {
    await this.saved();
    await api.invoke('project.close');
    this.load(null);
  }

  /** Adds an imported dataset (or finds the one it is) and looks at it. */
  addDataset(dataset: DatasetSummary): void {
    this.datasets = replaceById(this.datasets, dataset);
    this.lookAt(dataset.id);
  }

  /** Makes a dataset and its problem the current ones. */
  lookAt(datasetId: DatasetId, problemId: ProblemId | null = this.problemOf(datasetId)): void {
    this.datasetId = datasetId;
    this.problemId = problemId;
    this.outcomes.refresh(this.problem);
    this.audits.refresh(this.problem, settle);
    void notices.attempt(() => api.invoke('project.setCurrent', { datasetId, problemId }));
  }

  /** @throws SeqbenchError `dataset.unknown` */
  async createProblem(datasetId: DatasetId, name: string, spec: ProblemSpec): Promise<void> {
    const problem = await api.invoke('problem.create', { datasetId, name, spec });
    this.problems = replaceById(this.problems, problem);
    if (this.datasetId === datasetId) this.lookAt(datasetId, problem.id);
  }

  /** Changes name and spec of the current problem at once, and checks and saves it a moment later. */
  editProblem({ name, spec }: Pick<ProblemRecord, 'name' | 'spec'>): void {
    if (!this.problem) return;
    const problem: ProblemRecord = { ...this.problem, name, spec };
    const asks = spec !== this.problem.spec;
    this.problems = replaceById(this.problems, problem);
    // What comes out of a problem does not depend on its name.
    if (asks) {
      this.outcomes.refresh(problem, settle);
      this.audits.refresh(problem, settle * 2);
    }
    this.saves.add(problem.id, () =>
      notices.attempt(() => api.invoke('problem.save', { problemId: problem.id, name, spec: $state.snapshot(spec) })),
    );
  }

  /** Changes a model at once and saves it a moment later. */
  editModel(model: ModelRecord): void {
    this.models = replaceById(this.models, model);
    this.saves.add(model.id, () => notices.attempt(() => api.invoke('model.save', { modelId: model.id, spec: model.spec })));
  }

  /** Waits until everything that was edited is stored; call it before something reads the stored problem. */
  async saved(): Promise<void> {
    await this.saves.flush();
    await this.removals.flush();
  }

  /** Takes an ended run out, and removes it with its folder a moment later. @returns takes it back; false where that is too late */
  removeRun(run: RunRecord): () => boolean {
    const at = this.runs.findIndex(({ id }) => id === run.id);
    const bringBack = (): void => {
      this.runs = this.runs.toSpliced(at, 0, run);
    };
    this.runs = this.runs.filter(({ id }) => id !== run.id);
    this.removals.add(run.id, async () => {
      const done = await notices.attempt(async () => {
        await api.invoke('run.remove', { runId: run.id });
        return true;
      });
      if (done !== true) bringBack();
    });
    return () => {
      const waited = this.removals.drop(run.id);
      if (waited) bringBack();
      return waited;
    };
  }

  /** A run was queued, started or ended, here or elsewhere. */
  runChanged(run: RunRecord): void {
    // A record that was read while the run went on may lag behind what was told of its epochs.
    const known = this.runs.find(({ id }) => id === run.id);
    const lags = run.state === 'running' && known !== undefined && known.epochs.length > run.epochs.length;
    this.runs = replaceById(this.runs, lags ? { ...run, epochs: known.epochs } : run);
    if (run.state !== 'running' && run.state !== 'queued') this.progress.delete(run.id);
  }

  private epochsEnded(runId: RunId, epochs: readonly EpochRecord[]): void {
    const run = this.runs.find(({ id }) => id === runId);
    if (!run) return;
    const known = run.epochs.at(-1)?.epoch ?? 0;
    const [next, ...later] = epochs.filter(({ epoch }) => epoch > known);
    if (!next) return;
    // Some were told while the window was being loaded: the run's journal has them.
    if (next.epoch > known + 1) void this.catchUp(runId);
    else this.runs = replaceById(this.runs, { ...run, epochs: [...run.epochs, next, ...later] });
  }

  private async catchUp(runId: RunId): Promise<void> {
    if (this.catchingUp.has(runId)) return;
    this.catchingUp.add(runId);
    const run = await notices.attempt(() => api.invoke('run.get', { runId }));
    this.catchingUp.delete(runId);
    // What ended meanwhile was told, and this may be older.
    if (run?.state === 'running' && this.runs.some(({ id, state }) => id === runId && state === 'running')) this.runChanged(run);
  }

  private problemOf(datasetId: DatasetId | null): ProblemId | null {
    return this.problems.findLast((problem) => problem.datasetId === datasetId)?.id ?? null;
  }
}

export const project = new ProjectStore();
