import { z } from 'zod';
import type { AnyCommands, AnyCommandName, CommandName, Input } from './commands';
import * as schema from './schemas';

/** Who answers: the main process itself, the data process, or the run queue. */
export type Destination = 'main' | 'data' | 'queue';

interface Route<Name extends AnyCommandName> {
  readonly to: Destination;
  /** Whether the window may ask for it; also the preload's allow-list. */
  readonly open: boolean;
  /** Parses what arrives in the receiving process; `unknown` in, the command's input out. */
  readonly input: z.ZodType<Input<Name>>;
}

const templateRequest = z.strictObject({ templateId: z.string().regex(/^[\w-]{1,80}$/), job: schema.job });
const fileNameRequest = z.strictObject({ name: z.string().max(200) });
const revealRequest = z.strictObject({ path: z.string().min(1).max(4096) });

/** The one table of commands: router, validator and allow-list at once. */
export const routes = {
  'app.info': { to: 'main', open: true, input: schema.nothing },
  'app.theme': { to: 'main', open: true, input: schema.themeRequest },

  'project.create': { to: 'main', open: true, input: schema.createProjectRequest },
  'project.open': { to: 'main', open: true, input: schema.openProjectRequest },
  'project.state': { to: 'data', open: true, input: schema.nothing },
  'project.recent': { to: 'main', open: true, input: schema.nothing },
  'project.close': { to: 'main', open: true, input: schema.nothing },
  'project.discard': { to: 'main', open: true, input: schema.nothing },
  'project.setCurrent': { to: 'data', open: true, input: schema.currentRequest },
  'project.plan': { to: 'data', open: true, input: schema.plannedTraining },
  'project.fromTemplate': { to: 'main', open: true, input: templateRequest },

  'dialog.openDataset': { to: 'main', open: true, input: schema.nothing },
  'dialog.openProject': { to: 'main', open: true, input: schema.nothing },
  'dialog.saveReport': { to: 'main', open: true, input: schema.nothing },
  'dialog.openKeras': { to: 'main', open: true, input: schema.nothing },
  'dialog.saveKeras': { to: 'main', open: true, input: fileNameRequest },
  'dialog.reveal': { to: 'main', open: true, input: revealRequest },

  'dataset.preview': { to: 'data', open: true, input: schema.previewRequest },
  'dataset.import': { to: 'data', open: true, input: schema.importRequest },
  'dataset.fromFormula': { to: 'data', open: true, input: schema.formulaRequest },
  'dataset.previewFormula': { to: 'data', open: true, input: schema.previewFormulaRequest },
  'dataset.cancelImport': { to: 'data', open: true, input: schema.cancelImportRequest },
  'dataset.page': { to: 'data', open: true, input: schema.tablePageRequest },
  'dataset.series': { to: 'data', open: true, input: schema.seriesRequest },
  'dataset.correlations': { to: 'data', open: true, input: schema.correlationsRequest },
  'dataset.autocorrelation': { to: 'data', open: true, input: schema.autocorrelationRequest },
  'dataset.rejects': { to: 'data', open: true, input: schema.pageRequest },

  'problem.check': { to: 'data', open: true, input: schema.checkProblemRequest },
  'problem.audit': { to: 'data', open: true, input: schema.auditProblemRequest },
  'problem.cancelAudit': { to: 'data', open: true, input: schema.cancelAuditRequest },
  'problem.preview': { to: 'data', open: true, input: schema.previewProblemRequest },
  'problem.create': { to: 'data', open: true, input: schema.createProblemRequest },
  'problem.save': { to: 'data', open: true, input: schema.saveProblemRequest },
  'problem.prepare': { to: 'data', open: true, input: schema.problemRequest },
  'problem.cancelPrepare': { to: 'data', open: true, input: schema.problemRequest },

  'model.save': { to: 'data', open: true, input: schema.saveModelRequest },
  'model.importKeras': { to: 'data', open: true, input: schema.importKerasRequest },
  'model.remove': { to: 'data', open: true, input: schema.modelRequest },
  'model.order': { to: 'data', open: true, input: schema.orderModelsRequest },
  'model.templates': { to: 'main', open: true, input: schema.nothing },

  'run.start': { to: 'queue', open: true, input: schema.startRunsRequest },
  'run.engines': { to: 'queue', open: true, input: schema.nothing },
  'run.cancel': { to: 'queue', open: true, input: schema.cancelRunsRequest },
  'run.get': { to: 'data', open: true, input: schema.runRequest },
  'run.exportKeras': { to: 'data', open: true, input: schema.exportKerasRequest },
  'run.remove': { to: 'data', open: true, input: schema.runRequest },

  'leaderboard.get': { to: 'data', open: true, input: schema.problemRequest },

  'report.record': { to: 'data', open: true, input: schema.problemRequest },
  'report.html': { to: 'data', open: true, input: schema.problemRequest },
  'report.save': { to: 'data', open: true, input: schema.saveReportRequest },

  'template.list': { to: 'main', open: true, input: schema.nothing },

  'store.open': { to: 'data', open: false, input: schema.openStoreRequest },
  'store.close': { to: 'data', open: false, input: schema.nothing },
  'store.createRuns': { to: 'data', open: false, input: schema.startRunsRequest },
  'store.runStarted': { to: 'data', open: false, input: schema.runStartedRequest },
  'store.runEnded': { to: 'data', open: false, input: schema.runEndedRequest },
} satisfies { readonly [Name in keyof AnyCommands]: Route<Name> };

/** @returns whether a name that came from the window is a command the window may use */
export function isOpenCommand(name: string): name is CommandName {
  return Object.hasOwn(routes, name) && routes[name as AnyCommandName].open;
}

/** Commands that write a file where their `path` says. */
const writing: readonly string[] = ['report.save', 'run.exportKeras'] satisfies readonly CommandName[];

/** @returns where a request would write; null where it writes nowhere, or its input is none that its schema lets through */
export function placeOfWriting(command: CommandName, input: unknown): string | null {
  if (!writing.includes(command) || typeof input !== 'object' || input === null || !('path' in input)) return null;
  return typeof input.path === 'string' ? input.path : null;
}

type DestinationOf<Name extends AnyCommandName> = (typeof routes)[Name]['to'];
/** Commands that a destination answers; its handler table has exactly these keys. */
export type CommandsOf<To extends Destination> = {
  [Name in AnyCommandName]: DestinationOf<Name> extends To ? Name : never;
}[AnyCommandName];
