import { z } from 'zod';
import type { DatasetId, ProblemId, Sha256 } from '../ids';
import { conditionSchema } from './condition';
import { scalings, type Transforms } from './scaling-spec';
import { type FoldPlace, type PartName, splitSchema } from './split-spec';
import { windowsSchema } from './windows-spec';

export const tasks = ['binary', 'classes', 'number'] as const;
/** What is predicted: one of two classes, one of several, or a number. */
export type Task = (typeof tasks)[number];

export const shapes = ['sequence-a-row', 'windows', 'image-a-row'] as const;
/** Where a sample lies: a row holds a whole sequence, or a picture, or rows one after the other are a series that windows are cut from. */
export type SampleShape = (typeof shapes)[number];

export const missingChoices = ['refuse', 'drop', 'forward', 'interpolate', 'mean', 'mask'] as const;
/**
 * What becomes of missing inputs: an error; their rows (or windows that hold them) are left out; the last value before; a line between the
 * values around; the mean of the training part; or `maskValue`, for a Masking layer.
 */
export type MissingChoice = (typeof missingChoices)[number];

const side = z.int().min(1).max(4096);

/** The fields of a problem as files and the window write them; `upgradeProblem` turns those of earlier versions into these. */
export const problemFields = {
  version: z.literal(2).default(2),
  shape: z.enum(shapes).default('sequence-a-row'),
  /** Sequence a row: columns that hold the steps, in order. Image a row: pixels row by row, channels last. Windows do not look at them. */
  steps: z.array(z.string()).default([]),
  /** Sequence a row: features of a step; the columns are so many times as many as the steps. */
  features: z.int().min(1).max(100_000).default(1),
  /** Sequence a row, several features: the columns go through all features of the first step first, or through all steps of the first feature. */
  layout: z.enum(['by-step', 'by-feature']).default('by-step'),
  /** Sequence a row: all as long as the columns; or ended by missing values, and then filled up with `maskValue` or left at their length. */
  lengths: z.enum(['equal', 'pad', 'open']).default('equal'),
  /** Image a row: steps are height × width × channels pixels. */
  image: z
    .strictObject({ height: side, width: side, channels: z.int().min(1).max(64).default(1) })
    .nullable()
    .default(null),
  /** Null but for windows. */
  windows: windowsSchema.nullable().default(null),
  /** Column by which rows follow one another; null is their order in the file. */
  order: z.string().nullable().default(null),
  /** Column whose values are series of their own: no window crosses from one to another. */
  series: z.string().nullable().default(null),
  /** Columns that are predicted: all as numbers, or all as classes, which share one list of labels. */
  targets: z.array(z.string()).default([]),
  task: z.enum(tasks),
  /** Class labels of all targets in order of their index, classes that never occur among them; null takes those that occur in any of them. */
  classes: z.array(z.string()).max(1000).nullable().default(null),
  /** Rows that do not meet all of these are left out. */
  filter: z.array(conditionSchema).max(50).default([]),
  /** Rows up to and including the last one that meets this are left out. */
  afterLast: conditionSchema.nullable().default(null),
  missing: z.enum(missingChoices).default('refuse'),
  /** Rows that are alike are kept, or left out but for the first: alike in all that goes in and comes out (a series: and in time), or in all that goes in. */
  duplicates: z.enum(['keep', 'drop-rows', 'drop-inputs']).default('keep'),
  /** Stands for what is not there; a Masking layer of the model skips steps that hold nothing else. */
  maskValue: z.number().default(0),
  split: splitSchema.prefault({}),
  /** Of every input; the target of windows is scaled like an input, other targets only where `scalings` says so. */
  scaling: z.enum(scalings).default('none'),
  /** Of single columns, in place of `scaling`. */
  scalings: z.record(z.string(), z.enum(scalings)).default({}),
  /** Class weights from the training part (scikit-learn's `balanced`), where a training does not say otherwise. */
  balance: z.enum(['none', 'balanced']).default('none'),
};

const problemObject = z.strictObject(problemFields);

export const problemSpecSchema = z.preprocess(upgradeProblem, problemObject);

/** How the rows of a dataset become tensors. A half-filled one is saved as it is; `ProblemOutcome.findings` says what is missing. */
export type ProblemSpec = z.output<typeof problemObject>;
export type ProblemSpecInput = z.input<typeof problemObject>;

/** A problem of version 1 had one `target`. What is no problem at all is handed on for the schema to refuse. */
export function upgradeProblem(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('target' in value) || 'targets' in value) return value;
  const { target, ...rest } = value;
  return { ...rest, version: 2, targets: target === null ? [] : [target] };
}

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

/** Values of a target by class, in the order of `ProblemShape.classes`. */
export interface TargetBalance {
  readonly target: string;
  readonly balance: readonly ClassCount[];
}

/** One part of the split. */
export interface PartSummary {
  /** Samples: rows, or windows. */
  readonly rows: number;
  /** Rows of the table in this part; as many as `rows` but for windows. */
  readonly tableRows: number;
  /** Values that are predicted, by class in the order of `ProblemShape.classes`: of one value a sample these are its samples. Empty for a number. */
  readonly balance: readonly ClassCount[];
  /** The same by target column, where classes of several are predicted. */
  readonly balanceByTarget?: readonly TargetBalance[] | undefined;
}

/** What a model has to fit: shapes of its input and of its answer, without the batch. */
export interface ProblemShape {
  /** [steps, features], or [height, width, channels]. Sequences of open length are at most so long. */
  readonly input: readonly number[];
  /** Whether the number of steps differs from sample to sample. */
  readonly open: boolean;
  /**
   * [values]: one, or one for every target or predicted row (all targets of the first row first); [steps, targets] for a target at every step.
   * A value of classes is the index of one of them; what a model answers to it is `answerShape`.
   */
  readonly output: readonly number[];
  readonly task: Task;
  /** Class labels in order of their index; empty for a number. */
  readonly classes: readonly string[];
  /** Fills sequences up that are shorter than others, for a Masking layer to leave out; left out where none is filled. */
  readonly maskValue?: number | undefined;
}

export type ProblemField = 'shape' | 'steps' | 'target' | 'task' | 'windows' | 'filter' | 'missing' | 'split' | 'scaling';

/** Something that stops a problem from being prepared, or that the user should know. */
export interface ProblemFinding {
  readonly severity: 'error' | 'note';
  /** Which question of the form it belongs to. */
  readonly field: ProblemField;
  readonly message: string;
  readonly remedy?: string;
  /** Ways out as buttons: what they say, and the fields that they change. */
  readonly fixes?: readonly ProblemFix[];
}

export interface ProblemFix {
  readonly label: string;
  readonly change: Partial<ProblemSpec>;
}

/** What became of the rows of the table on their way to samples; all of them exact. */
export interface ProblemCounts {
  /** Rows of the table. */
  readonly rows: number;
  /** Left out by the filter, and by `afterLast`. */
  readonly filtered: number;
  /** Left out because they are like a row before, as `duplicates` says. */
  readonly duplicates: number;
  /** Rows with a missing value among the inputs or targets, after the filter. */
  readonly missing: number;
  /** Of those: left out. */
  readonly dropped: number;
  /** Of those: filled. */
  readonly filled: number;
  /** Windows that were left out because they would straddle the border of two parts, or a row that was left out. */
  readonly straddling: number;
}

/** A stretch of the order that belongs to one part: for a split that follows it. Order values are numbers, dates in ISO 8601, or row numbers from 1. */
export interface PartBand {
  readonly part: PartName;
  readonly from: number | string;
  readonly to: number | string;
}

/** The parts of one of several folds. */
export interface FoldParts {
  /** From 1. */
  readonly fold: number;
  readonly train: PartSummary;
  /** Null where there are two parts. */
  readonly validation: PartSummary | null;
  readonly test: PartSummary;
}

/** What comes out of a problem, exact, before anything is trained. Where every fold is trained, parts, bands and transforms are the last one's. */
export interface ProblemOutcome {
  /** Null while `findings` has an error; so is all that follows but the counts. */
  readonly shape: ProblemShape | null;
  readonly train: PartSummary | null;
  /** Null where there are two parts. */
  readonly validation: PartSummary | null;
  readonly test: PartSummary | null;
  /** Null where fitting them would take long; `problem.prepare` fits them all the same. */
  readonly transforms: Transforms | null;
  readonly counts: ProblemCounts | null;
  /** Parts as stretches of the order; empty where they are scattered. */
  readonly bands: readonly PartBand[];
  readonly findings: readonly ProblemFinding[];
  /** Every fold in its order, where all are trained; left out otherwise. */
  readonly folds?: readonly FoldParts[] | undefined;
}

/** The tensors on disk, written once and shared by all runs. */
export interface PreparedSummary {
  /** SHA-256 of the snapshot file. */
  readonly hash: Sha256;
  readonly path: string;
  readonly shape: ProblemShape;
  readonly train: PartSummary;
  readonly validation: PartSummary | null;
  readonly test: PartSummary;
  readonly transforms: Transforms;
  readonly counts: ProblemCounts;
}

/** A problem that is ready to be trained on: its snapshot, or the last fold's, where there are several. */
export interface PreparedProblem extends PreparedSummary {
  /** One snapshot a fold in their order, the last among them, where every fold is trained; left out otherwise. */
  readonly folds?: readonly PreparedSummary[] | undefined;
}

export interface PrepareProgress {
  /** The problem that is prepared; it is also what a cancel names. */
  readonly problemId: ProblemId;
  readonly phase: 'reading' | 'writing';
  /** 0 to 1, or null while it cannot be known. */
  readonly share: number | null;
  /** Which fold is prepared, where every one is; left out otherwise. */
  readonly fold?: FoldPlace | undefined;
}
