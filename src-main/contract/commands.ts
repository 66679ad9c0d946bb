import type { z } from 'zod';
import type { DatasetPage, DatasetSummary } from '../core/dataset/dataset';
import type { FormulaPreview } from '../core/dataset/formula-preview';
import type { DatasetAutocorrelation, DatasetCorrelations, DatasetSeries } from '../core/dataset/series';
import type { DatasetRejects, ImportPreview } from '../core/dataset/preview';
import type { Leaderboard } from '../core/leaderboard/leaderboard';
import type { ModelRecord, ModelSpec } from '../core/model/model';
import type { Audit } from '../core/problem/audit';
import type { ProblemPreview } from '../core/problem/preview';
import type { PreparedProblem, PreparedSummary, ProblemOutcome, ProblemRecord } from '../core/problem/problem';
import type { ResultRecord } from '../core/report/report';
import type { EngineReport } from '../core/run/engines';
import type { RunRecord } from '../core/run/run';
import type { AppInfo, ProjectState, RecentProject, Template } from './project';
import type * as schema from './schemas';

type Of<Schema extends z.ZodType> = z.output<Schema>;

/** Every request that the window and the command line can make; the name's first word is the noun. */
export interface Commands {
  'app.info': (input: undefined) => AppInfo;
  'app.theme': (input: Of<typeof schema.themeRequest>) => undefined;

  /** Makes a project folder under the user's projects and opens it. */
  'project.create': (input: Of<typeof schema.createProjectRequest>) => ProjectState;
  'project.open': (input: Of<typeof schema.openProjectRequest>) => ProjectState;
  /** @returns the project that is open, or null */
  'project.state': (input: undefined) => ProjectState | null;
  'project.recent': (input: undefined) => readonly RecentProject[];
  'project.close': (input: undefined) => undefined;
  /** Closes the open project, and removes its folder where it was made in this session and nothing was put into it. */
  'project.discard': (input: undefined) => undefined;
  /** Remembers what is looked at, so that a restart comes back to it. */
  'project.setCurrent': (input: Of<typeof schema.currentRequest>) => undefined;
  /** Keeps how an experiment trains, so that the window begins with it. */
  'project.plan': (input: Of<typeof schema.plannedTraining>) => undefined;
  /** Makes a project from a template: sample written, imported under the name of `job`, problem and models filled in. */
  'project.fromTemplate': (input: { readonly templateId: string; readonly job: string }) => ProjectState;

  /** @returns the chosen paths, none where the dialog was closed */
  'dialog.openDataset': (input: undefined) => readonly string[];
  /** @returns the chosen path, or null where the dialog was closed */
  'dialog.openProject': (input: undefined) => string | null;
  'dialog.saveReport': (input: undefined) => string | null;
  'dialog.openKeras': (input: undefined) => string | null;
  /** @param name the file's, as it is proposed */
  'dialog.saveKeras': (input: { readonly name: string }) => string | null;
  'dialog.reveal': (input: { readonly path: string }) => undefined;

  /** What files would become, by their beginning; nothing is imported, and no project need be open. */
  'dataset.preview': (input: Of<typeof schema.previewRequest>) => ImportPreview;
  'dataset.import': (input: Of<typeof schema.importRequest>) => DatasetSummary;
  /** Computes a formula's rows, which then are a dataset like any other. */
  'dataset.fromFormula': (input: Of<typeof schema.formulaRequest>) => DatasetSummary;
  /** Its curves; nothing is made, and no project need be open. */
  'dataset.previewFormula': (input: Of<typeof schema.previewFormulaRequest>) => FormulaPreview;
  'dataset.cancelImport': (input: Of<typeof schema.cancelImportRequest>) => undefined;
  'dataset.page': (input: Of<typeof schema.tablePageRequest>) => DatasetPage;
  /** Lines over an order column, or a part of it, thinned so that no peak is lost. */
  'dataset.series': (input: Of<typeof schema.seriesRequest>) => DatasetSeries;
  'dataset.correlations': (input: Of<typeof schema.correlationsRequest>) => DatasetCorrelations;
  'dataset.autocorrelation': (input: Of<typeof schema.autocorrelationRequest>) => DatasetAutocorrelation;
  /** Rows of its files that were left out, in their order. */
  'dataset.rejects': (input: Of<typeof schema.pageRequest>) => DatasetRejects;

  /** What would come out of a problem; nothing is stored. */
  'problem.check': (input: Of<typeof schema.checkProblemRequest>) => ProblemOutcome;
  /** Whether something leaks, with the buttons that mend it; nothing is stored. Made once for a dataset and a problem. */
  'problem.audit': (input: Of<typeof schema.auditProblemRequest>) => Audit;
  'problem.cancelAudit': (input: Of<typeof schema.cancelAuditRequest>) => undefined;
  /** One sample of a problem, with the rows of the table that it is made of; nothing is stored. */
  'problem.preview': (input: Of<typeof schema.previewProblemRequest>) => ProblemPreview;
  'problem.create': (input: Of<typeof schema.createProblemRequest>) => ProblemRecord;
  'problem.save': (input: Of<typeof schema.saveProblemRequest>) => ProblemRecord;
  /** Writes the snapshot, one a fold where every fold is trained, or finds what is there. */
  'problem.prepare': (input: Of<typeof schema.problemRequest>) => PreparedProblem;
  /** Ends a preparation that is under way; whoever waits for it is told so. */
  'problem.cancelPrepare': (input: Of<typeof schema.problemRequest>) => undefined;

  /** Adds a model where `modelId` is null. */
  'model.save': (input: Of<typeof schema.saveModelRequest>) => ModelRecord;
  /** Adds a model of a `.keras` file with its weights, which training then starts from. */
  'model.importKeras': (input: Of<typeof schema.importKerasRequest>) => ImportedModel;
  'model.remove': (input: Of<typeof schema.modelRequest>) => undefined;
  'model.order': (input: Of<typeof schema.orderModelsRequest>) => undefined;
  /** Ready-made models from the templates. */
  'model.templates': (input: undefined) => readonly ModelSpec[];

  /** Queues one run a model, or one a model and fold where every fold is trained; as many train at once as there are jobs. */
  'run.start': (input: Of<typeof schema.startRunsRequest>) => readonly RunRecord[];
  'run.cancel': (input: Of<typeof schema.cancelRunsRequest>) => undefined;
  /** What there is to train on, and why not on a GPU; asked once. */
  'run.engines': (input: undefined) => readonly EngineReport[];
  'run.get': (input: Of<typeof schema.runRequest>) => RunRecord;
  /** Writes the model with the weights that the run ended with, as a `.keras` file that Keras 3 opens. */
  'run.exportKeras': (input: Of<typeof schema.exportKerasRequest>) => { readonly path: string };
  /** Removes an ended run and its folder. */
  'run.remove': (input: Of<typeof schema.runRequest>) => undefined;

  'leaderboard.get': (input: Of<typeof schema.problemRequest>) => Leaderboard;

  'report.record': (input: Of<typeof schema.problemRequest>) => ResultRecord;
  /** The whole document, as it will be saved. */
  'report.html': (input: Of<typeof schema.problemRequest>) => string;
  'report.save': (input: Of<typeof schema.saveReportRequest>) => { readonly path: string };

  'template.list': (input: undefined) => readonly Template[];
}

/** Requests between our own processes, never let in from the window. */
export interface InternalCommands {
  /** Runs that are stored as queued or running and are not among `liveRuns` were broken off: they become failed, with their journal. */
  'store.open': (input: Of<typeof schema.openStoreRequest>) => ProjectState;
  'store.close': (input: undefined) => undefined;
  /** Stores queued runs and prepares their problem. */
  'store.createRuns': (input: Of<typeof schema.startRunsRequest>) => CreatedRuns;
  'store.runStarted': (input: Of<typeof schema.runStartedRequest>) => RunRecord;
  /** Reads the run's folder and stores what it holds. */
  'store.runEnded': (input: Of<typeof schema.runEndedRequest>) => RunRecord;
}

/** A model that came from a file. */
export interface ImportedModel {
  readonly record: ModelRecord;
  /** What the file says and is done otherwise here, one sentence each. */
  readonly notes: readonly string[];
}

export interface CreatedRuns {
  readonly runs: readonly RunRecord[];
  /** What each run is trained on, in the order of `runs`. */
  readonly prepared: readonly PreparedSummary[];
  /** Absolute folders, in the order of `runs`. */
  readonly folders: readonly string[];
  /** Absolute files of the weights that the runs start from, in the order of `runs`; null where they are drawn. */
  readonly weights: readonly (string | null)[];
}

export type CommandName = keyof Commands;
export type AnyCommands = Commands & InternalCommands;
export type AnyCommandName = keyof AnyCommands;
export type Input<Name extends AnyCommandName> = Parameters<AnyCommands[Name]>[0];
export type Output<Name extends AnyCommandName> = ReturnType<AnyCommands[Name]>;
