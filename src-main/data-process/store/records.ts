import { z } from 'zod';
import { errorCodes, type ErrorInfo } from '../../contract/errors';
import type { ColumnProfile, DatasetSummary } from '../../core/dataset/dataset';
import { formulaSpecSchema } from '../../core/dataset/formula';
import { importOptionsSchema } from '../../core/dataset/import-options';
import { asId, type DatasetId, type ModelId, type ProblemId, type RunId, type Sha256 } from '../../core/ids';
import type { Evaluation } from '../../core/leaderboard/evaluation';
import { modelSpecSchema } from '../../core/model/model';
import { type PreparedSummary, tasks } from '../../core/problem/problem';
import { scalings } from '../../core/problem/scaling-spec';
import { type EngineTiming, type EpochRecord, type RunEnvironment, type RunRecord, trainingSpecSchema } from '../../core/run/run';

/** What is read back from the disk, checked: a record that was tampered with or half lost is told, not shown. */

const count = z.int().nonnegative();
export const sha256Schema = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .transform((text) => asId<Sha256>(text));
const idText = z.string().regex(/^[\w-]{1,80}$/);
export const datasetIdSchema = idText.transform((text) => asId<DatasetId>(text));
export const problemIdSchema = idText.transform((text) => asId<ProblemId>(text));
export const modelIdSchema = idText.transform((text) => asId<ModelId>(text));
export const runIdSchema = idText.transform((text) => asId<RunId>(text));

const bound = z.union([z.number(), z.string()]).nullable();
const columnSchema: z.ZodType<ColumnProfile> = z
  .object({
    name: z.string(),
    type: z.enum(['number', 'text', 'date', 'boolean']),
    integer: z.boolean(),
    missing: count,
    distinct: count,
    distinctIsEstimate: z.literal(true).optional(),
    min: bound,
    median: bound,
    max: bound,
    quartiles: z.tuple([bound, bound]).optional(),
    histogram: z.array(z.object({ label: z.string(), count })),
  })
  .transform(({ distinctIsEstimate, quartiles, ...rest }) => ({
    ...rest,
    ...(distinctIsEstimate ? { distinctIsEstimate } : {}),
    ...(quartiles ? { quartiles } : {}),
  }));

/** Projects of the first version know neither files nor what was left out. */
export const datasetSummarySchema: z.ZodType<DatasetSummary> = z.object({
  id: datasetIdSchema,
  name: z.string(),
  hash: sha256Schema,
  source: z.string(),
  bytes: count,
  files: z.array(z.object({ path: z.string(), bytes: count, hash: sha256Schema })).default([]),
  rows: count,
  options: importOptionsSchema,
  columns: z.array(columnSchema),
  importedAt: z.string(),
  simulated: z.boolean(),
  leftOut: count.default(0),
  notes: z.array(z.string()).default([]),
  formula: formulaSpecSchema.optional(),
});

const balance = z.array(z.object({ label: z.string(), count }));
const part = z.object({
  rows: count,
  tableRows: count,
  balance,
  balanceByTarget: z.array(z.object({ target: z.string(), balance })).optional(),
});
const shape = z.object({
  input: z.array(count),
  open: z.boolean(),
  output: z.array(count),
  task: z.enum(tasks),
  classes: z.array(z.string()),
  maskValue: z.number().optional(),
});
const transform = z.object({ column: z.string(), kind: z.enum(scalings), offset: z.number(), scale: z.number() });
/** Without the path, which changes when the folder moves. */
export const preparedSchema: z.ZodType<Omit<PreparedSummary, 'path'>> = z.object({
  hash: sha256Schema,
  shape,
  train: part,
  validation: part.nullable(),
  test: part,
  transforms: z.object({ inputs: z.array(transform), targets: z.array(transform) }),
  counts: z.object({
    rows: count,
    filtered: count,
    duplicates: count.default(0),
    missing: count,
    dropped: count,
    filled: count,
    straddling: count,
  }),
});

export const epochSchema: z.ZodType<EpochRecord> = z.object({
  epoch: z.int().positive(),
  loss: z.number(),
  metric: z.number(),
  valLoss: z.number(),
  valMetric: z.number(),
  learningRate: z.number().optional(),
  seconds: z.number(),
});

const reportRow = z.object({ label: z.string(), precision: z.number(), recall: z.number(), f1: z.number(), support: count });
const shares = { accuracy: z.number(), f1: z.number() };
const errors = { meanAbsoluteError: z.number(), rootMeanSquaredError: z.number() };
export const evaluationSchema: z.ZodType<Evaluation> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('classification'),
    loss: z.number(),
    accuracy: z.number(),
    precision: z.number(),
    recall: z.number(),
    f1: z.number(),
    average: z.enum(['binary', 'macro']),
    auc: z.number().nullable().optional(),
    report: z.object({ classes: z.array(reportRow), accuracy: z.number(), macro: reportRow, weighted: reportRow, support: count }),
    confusion: z.array(z.array(count)),
    ahead: z.array(z.object({ ahead: z.int().positive(), ...shares })).optional(),
    byTarget: z.array(z.object({ target: z.string(), ...shares })).optional(),
  }),
  z.object({
    kind: z.literal('regression'),
    loss: z.number(),
    meanAbsoluteError: z.number(),
    rootMeanSquaredError: z.number(),
    r2: z.number().nullable(),
    meanAbsolutePercentageError: z.number().optional(),
    ahead: z.array(z.object({ ahead: z.int().positive(), ...errors })).optional(),
    byTarget: z.array(z.object({ target: z.string(), ...errors })).optional(),
  }),
]);

const timingSchema: z.ZodType<EngineTiming> = z.object({
  engine: z.enum(['built-in', 'tensorflow']),
  device: z.enum(['cpu', 'gpu']),
  threads: z.int().positive(),
  stepMs: z.number().nonnegative(),
});

export const environmentSchema: z.ZodType<RunEnvironment> = z.object({
  seqbench: z.string(),
  engine: z.string(),
  device: z.string(),
  timings: z.array(timingSchema).optional(),
  runtime: z.string(),
  platform: z.string(),
  cpu: z.string(),
  cores: count,
});

const reasonSchema: z.ZodType<ErrorInfo> = z
  .object({
    code: z.enum(errorCodes),
    message: z.string(),
    place: z.string().optional(),
    value: z.string().optional(),
    remedy: z.string().optional(),
    cause: z.string().optional(),
  })
  // exactOptionalPropertyTypes: an absent key stays absent through JSON.
  .transform((info) => info as ErrorInfo);

export const runRecordSchema: z.ZodType<RunRecord> = z.object({
  id: runIdSchema,
  problemId: problemIdSchema,
  modelId: modelIdSchema,
  model: modelSpecSchema,
  training: trainingSpecSchema,
  seed: count,
  fold: z.object({ number: z.int().positive(), of: z.int().positive(), group: runIdSchema }).optional(),
  preparedHash: sha256Schema,
  state: z.enum(['queued', 'running', 'done', 'cancelled', 'failed']),
  params: count,
  reason: reasonSchema.nullable(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  epochs: z.array(epochSchema),
  bestEpoch: z.int().positive().nullable(),
  seconds: z.number().nullable(),
  stepMs: z.number().nullable(),
  evaluation: evaluationSchema.nullable(),
  weightsHash: sha256Schema.nullable(),
  environment: environmentSchema.nullable(),
});
