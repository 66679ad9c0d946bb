import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SeqbenchError } from '../../contract/errors';
import { foldsOf } from '../../core/problem/folds';
import type { ProblemRecord } from '../../core/problem/problem';
import type { ResultRecord } from '../../core/report/report';
import type { ProblemId, RunId } from '../../core/ids';
import type { TrainingSpec } from '../../core/run/run';
import { type AppliedExperiment, applyExperiment, type Experiment, sampleCsv } from '../../formats/experiment';
import type { Workbench } from '../../host/workbench';
import { printable } from '../terminal';
import { checkModels } from './check-models';
import type { Study } from './study';

const importJob = 'command-line';

/** One study in one project: import, prepare, train, report. It can be cancelled at any moment. */
export class StudySession {
  private stage: 'preparing' | 'training' | 'over' = 'preparing';
  private cancelled = false;
  private problemId: ProblemId | null = null;
  private readonly runIds: RunId[] = [];

  constructor(
    private readonly workbench: Workbench,
    private readonly study: Study,
    private readonly folder: string,
    /** Tells the user a sentence. */
    private readonly say: (text: string) => void,
  ) {}

  get wasCancelled(): boolean {
    return this.cancelled;
  }

  /** @returns the record of all runs, however they ended. @throws SeqbenchError where nothing could be trained */
  async run(): Promise<ResultRecord> {
    const { experiment } = this.study;
    // One, and the others once the data process is up: until then it is what everything waits for, and it is to have a core of its own.
    this.workbench.expectRuns(1);
    await this.workbench.openProject(this.folder);
    this.stopIfCancelled();
    this.workbench.expectRuns(experiment.models.length * foldsOf(experiment.problem).length);
    const files = this.study.files ?? (await this.writeSample(experiment));
    const applied = await applyExperiment((command, input) => this.workbench.invoke(command, input), experiment, files, importJob);
    this.stopIfCancelled();
    this.problemId = applied.problem.id;
    const prepared = await this.workbench.invoke('problem.prepare', { problemId: applied.problem.id });
    const told = [...applied.notes, ...(await this.problemNotes(applied.problem)), ...checkModels(applied.models, prepared.shape)];
    for (const note of told) this.say(printable(note));
    this.stopIfCancelled();
    await this.train(applied, experiment);
    const record = await this.workbench.invoke('report.record', { problemId: applied.problem.id });
    // The folder is called “project”; what people call the study is its title.
    return { ...record, project: experiment.title };
  }

  /** Ends at the next possible moment; runs keep what they have done. */
  cancel(): void {
    this.cancelled = true;
    if (this.stage === 'preparing') this.cancelPreparing();
    if (this.stage === 'training' && this.runIds.length > 0) void this.workbench.invoke('run.cancel', { runIds: this.runIds });
  }

  /** What the window says beside the problem: a setting without effect, rows that are never predicted. */
  private async problemNotes({ datasetId, spec }: ProblemRecord): Promise<readonly string[]> {
    const { findings } = await this.workbench.invoke('problem.check', { datasetId, spec });
    return findings.flatMap(({ severity, message }) => (severity === 'note' ? message : []));
  }

  private cancelPreparing(): void {
    void this.workbench.invoke('dataset.cancelImport', { job: importJob }).catch(() => undefined);
    if (this.problemId) void this.workbench.invoke('problem.cancelPrepare', { problemId: this.problemId }).catch(() => undefined);
  }

  /** A formula has no file. */
  private async writeSample({ dataset }: Experiment): Promise<readonly string[]> {
    if (dataset.kind !== 'sample') return [];
    const file = path.join(this.folder, `${dataset.sample}.csv`);
    await writeFile(file, sampleCsv(dataset.sample));
    return [file];
  }

  /** Models in a row with the same training are one request; the requests are made in the order of the experiment. */
  private async train({ problem, models }: AppliedExperiment, experiment: Experiment): Promise<void> {
    this.stage = 'training';
    for (const { training, indices } of groupByTraining(experiment.models.map((model) => model.training))) {
      if (this.cancelled) break;
      const modelIds = indices.flatMap((index) => models[index]?.id ?? []);
      const runs = await this.workbench.invoke('run.start', { problemId: problem.id, modelIds, training, seed: experiment.seed });
      this.runIds.push(...runs.map((run) => run.id));
    }
    if (this.wasCancelled) this.cancel();
    // The record will ask for it; it is remembered by then.
    void this.workbench.invoke('problem.audit', { datasetId: problem.datasetId, spec: problem.spec, job: null }).catch(() => undefined);
    await this.workbench.idle();
    this.stage = 'over';
  }

  private stopIfCancelled(): void {
    if (this.cancelled) throw new SeqbenchError({ code: 'dataset.import-cancelled', message: 'Cancelled before anything was trained.' });
  }
}

interface TrainingGroup {
  readonly training: TrainingSpec;
  readonly indices: number[];
}

function groupByTraining(trainings: readonly TrainingSpec[]): readonly TrainingGroup[] {
  const groups: TrainingGroup[] = [];
  for (const [index, training] of trainings.entries()) {
    const last = groups.at(-1);
    if (last && JSON.stringify(last.training) === JSON.stringify(training)) last.indices.push(index);
    else groups.push({ training, indices: [index] });
  }
  return groups;
}
