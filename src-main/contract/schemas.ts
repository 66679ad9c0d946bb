import { z } from 'zod';
import { formulaSpecSchema } from '../core/dataset/formula';
import { importOptionsSchema } from '../core/dataset/import-options';
import { errorCodes, type ErrorInfo } from '../core/errors';
import { asId, type DatasetId, type ModelId, type ProblemId, type RunId } from '../core/ids';
import { lossOptionsSchema } from '../core/model/losses';
import { modelSpecSchema } from '../core/model/model';
import { problemSpecSchema } from '../core/problem/problem';
import { partNames } from '../core/problem/split-spec';
import { trainingSpecSchema } from '../core/run/run';

/** Validators of everything that crosses into a process; one name a request. */

const id = z.string().regex(/^[\w-]{1,80}$/);
const path = z.string().min(1).max(4096);
const name = z.string().trim().min(1).max(120);
/** Names a piece of work in its progress events, and to whoever cancels it. */
export const job = z.string().regex(/^[\w-]{1,80}$/);

export const datasetId = id.transform((text) => asId<DatasetId>(text));
export const problemId = id.transform((text) => asId<ProblemId>(text));
export const modelId = id.transform((text) => asId<ModelId>(text));
export const runId = id.transform((text) => asId<RunId>(text));

export const nothing = z.undefined();

export const openProjectRequest = z.strictObject({ folder: path });
/** `liveRuns`: queued or training at this moment, so not broken off; given where a project is reopened after a fault. */
export const openStoreRequest = z.strictObject({ folder: path, liveRuns: z.array(runId).optional() });
export const createProjectRequest = z.strictObject({ name });
export const currentRequest = z.strictObject({ datasetId: datasetId.nullable(), problemId: problemId.nullable() });

const importedPaths = z.array(path).min(1).max(1000);
/** Several files of one shape become one dataset, in their order. */
export const importRequest = z.strictObject({ paths: importedPaths, job, options: importOptionsSchema.prefault({}) });
export const previewRequest = z.strictObject({ paths: importedPaths, options: importOptionsSchema.prefault({}) });
export const formulaRequest = z.strictObject({ name, formula: formulaSpecSchema, job });
export const previewFormulaRequest = z.strictObject({ formula: formulaSpecSchema });
export const cancelImportRequest = z.strictObject({ job });
export const pageRequest = z.strictObject({
  datasetId,
  offset: z.int().nonnegative(),
  limit: z.int().min(1).max(2000),
});

/** Of a wide table some columns are read alone, from `first` to before `end`; without them all are. */
export const tablePageRequest = pageRequest.extend({
  columns: z.strictObject({ first: z.int().nonnegative(), end: z.int().nonnegative() }).optional(),
});

const column = z.string().min(1).max(500);
const finite = z.number();
/** `order` null is the order of the rows; dates are milliseconds since 1970 in UTC. */
export const seriesRequest = z.strictObject({
  datasetId,
  order: column.nullable(),
  columns: z.array(column).min(1).max(40),
  from: finite.nullable(),
  to: finite.nullable(),
  buckets: z.int().min(1).max(2000),
  group: z.strictObject({ column, values: z.array(z.string().max(2000)).min(1).max(40) }).nullable(),
});
export const correlationsRequest = z.strictObject({ datasetId, columns: z.array(column).min(2).max(60) });
export const autocorrelationRequest = z.strictObject({
  datasetId,
  column,
  order: column.nullable(),
  lags: z.int().min(1).max(1000),
  group: z.strictObject({ column, value: z.string().max(2000) }).nullable(),
});

export const checkProblemRequest = z.strictObject({ datasetId, spec: problemSpecSchema });
/** `job` names it, so that its progress is told and it can be ended. */
export const auditProblemRequest = z.strictObject({ datasetId, spec: problemSpecSchema, job: job.nullable() });
export const cancelAuditRequest = z.strictObject({ job });
/** The sample of that number in the part, or the one that holds the row of the table (both from 0); a row is looked for first. */
export const previewProblemRequest = z.strictObject({
  datasetId,
  spec: problemSpecSchema,
  part: z.enum(partNames),
  index: z.int().nonnegative().nullable(),
  row: z.int().nonnegative().nullable(),
});
export const createProblemRequest = z.strictObject({ datasetId, name, spec: problemSpecSchema });
export const saveProblemRequest = z.strictObject({ problemId, name, spec: problemSpecSchema });
export const problemRequest = z.strictObject({ problemId });

export const saveModelRequest = z.strictObject({ modelId: modelId.nullable(), spec: modelSpecSchema });
/** What is given replaces what the file says; `defaults` fills in a loss and an optimizer that it does not say, which is an error else. */
export const importKerasRequest = z.strictObject({
  path,
  name: modelSpecSchema.shape.name.optional(),
  loss: modelSpecSchema.shape.loss.optional(),
  loss_options: lossOptionsSchema.optional(),
  optimizer: modelSpecSchema.shape.optimizer.optional(),
  defaults: z.boolean(),
});
export const modelRequest = z.strictObject({ modelId });
export const orderModelsRequest = z.strictObject({ modelIds: z.array(modelId).max(1000) });

export const seed = z
  .int()
  .min(0)
  .max(2 ** 32 - 1);
export const plannedTraining = z.strictObject({ training: trainingSpecSchema, seed });
/** `inPlaceOf` names a run of one of several folds that did not end well: that fold alone is trained again, and its run takes the other's place. */
export const startRunsRequest = z.strictObject({
  problemId,
  modelIds: z.array(modelId).min(1).max(1000),
  training: trainingSpecSchema,
  seed,
  inPlaceOf: runId.optional(),
});
export const runRequest = z.strictObject({ runId });
export const exportKerasRequest = z.strictObject({ runId, path });
export const cancelRunsRequest = z.strictObject({ runIds: z.array(runId).min(1) });

export const saveReportRequest = z.strictObject({ problemId, path });
export const themeRequest = z.strictObject({ theme: z.enum(['light', 'dark', 'system']) });

const errorInfo: z.ZodType<ErrorInfo> = z
  .strictObject({
    code: z.enum(errorCodes),
    message: z.string(),
    place: z.string().optional(),
    value: z.string().optional(),
    remedy: z.string().optional(),
    cause: z.string().optional(),
  })
  // exactOptionalPropertyTypes: an absent key stays absent through JSON and structured clone.
  .transform((info) => info as ErrorInfo);

export const runEndedRequest = z.strictObject({
  runId,
  state: z.enum(['done', 'cancelled', 'failed']),
  reason: errorInfo.nullable(),
});
export const runStartedRequest = z.strictObject({ runId });
