import { z } from 'zod';
import type { DatasetId, ProblemId, Sha256 } from '../ids';

export const tasks = ['binary', 'classes', 'number'] as const;
/** What is predicted: one of two classes, one of several, or a number. */
export type Task = (typeof tasks)[number];

export const scalings = ['none', 'min-max', 'standard'] as const;
/** scikit-learn's MinMaxScaler and StandardScaler over all steps of the feature, fitted on the training part alone. */
export type Scaling = (typeof scalings)[number];

export const problemSpecSchema = z.strictObject({
  version: z.literal(1).default(1),
  shape: z.literal('sequence-a-row').default('sequence-a-row'),
  /** Columns that are the steps, in order; one feature a step. */
  steps: z.array(z.string()),
  target: z.string().nullable(),
  task: z.enum(tasks),
  split: z
    .strictObject({
      method: z.literal('random').default('random'),
      /** Share of rows held back for testing, above 0 and below 1; the count is rounded up, as in scikit-learn. */
      test: z.number().gt(0).lt(1).default(0.3),
      seed: z.int().nonnegative().default(1),
      stratify: z.boolean().default(false),
    })
    .prefault({}),
  scaling: z.enum(scalings).default('none'),
});

/** How the rows of a dataset become tensors. A half-filled one is saved as it is; `ProblemOutcome.findings` says what is missing. */
export type ProblemSpec = z.output<typeof problemSpecSchema>;
export type ProblemSpecInput = z.input<typeof problemSpecSchema>;

export interface ProblemRecord {
  readonly id: ProblemId;
  readonly datasetId: DatasetId;
  readonly name: string;
  readonly spec: ProblemSpec;
}

export interface ClassCount {
  /** The value as it stands in the file. */
  readonly label: string;
  readonly count: number;
}

/** One part of the split. */
export interface PartSummary {
  readonly rows: number;
  /** Rows by class in the order of `ProblemShape.classes`; empty for a number. */
  readonly balance: readonly ClassCount[];
}

/** What a model has to fit: shapes of its input and of its answer. */
export interface ProblemShape {
  /** Steps of a sequence. */
  readonly steps: number;
  /** Features at each step. */
  readonly features: number;
  readonly task: Task;
  /** Class labels in order of their index; empty for a number. */
  readonly classes: readonly string[];
}

/** Something that stops a problem from being prepared, or that the user should know. */
export interface ProblemFinding {
  readonly severity: 'error' | 'note';
  /** Which question of the form it belongs to. */
  readonly field: 'steps' | 'target' | 'task' | 'split' | 'scaling';
  readonly message: string;
  readonly remedy?: string;
}

/** What comes out of a problem, exact, before anything is trained. */
export interface ProblemOutcome {
  /** Null while `findings` has an error. */
  readonly shape: ProblemShape | null;
  readonly train: PartSummary | null;
  readonly test: PartSummary | null;
  /** The fitted scaler: value = (raw - offset) / scale. */
  readonly scaler: { readonly offset: number; readonly scale: number } | null;
  readonly findings: readonly ProblemFinding[];
}

/** The tensors on disk, written once and shared by all runs. */
export interface PreparedSummary {
  /** SHA-256 of the snapshot file. */
  readonly hash: Sha256;
  readonly path: string;
  readonly shape: ProblemShape;
  readonly train: PartSummary;
  readonly test: PartSummary;
  readonly scaler: { readonly offset: number; readonly scale: number };
}
