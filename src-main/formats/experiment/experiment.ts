import type { FormulaSpec } from '../../core/dataset/formula';
import type { ImportOptions } from '../../core/dataset/import-options';
import type { Loss, LossOptions, ModelSpec, OptimizerSpec } from '../../core/model/model';
import type { ProblemSpec } from '../../core/problem/problem';
import type { TrainingSpec } from '../../core/run/run';
import type { Sample } from './schema';

/** Where the rows come from. */
export type DatasetSource =
  | { readonly kind: 'sample'; readonly sample: Sample; readonly options: ImportOptions }
  | { readonly kind: 'formula'; readonly formula: FormulaSpec }
  | {
      readonly kind: 'file';
      /** As they stand in the experiment file: absolute, or relative to that file; several become one dataset. */
      readonly files: readonly string[];
      readonly options: ImportOptions;
    };

export type ExperimentModel = StackModel | KerasModel;

interface Trained {
  /** The experiment's training with this model's overrides. */
  readonly training: TrainingSpec;
}

export interface StackModel extends Trained {
  /** The first layer is Input. */
  readonly spec: ModelSpec;
  readonly keras?: undefined;
}

/** A model of a `.keras` file, with its weights. */
export interface KerasModel extends Trained {
  readonly keras: KerasReference;
  readonly spec?: undefined;
}

/** What is left out is what the file says. */
export interface KerasReference {
  /** As it stands in the experiment file: absolute, or inside that file's folder. */
  readonly file: string;
  readonly name?: string | undefined;
  readonly loss?: Loss | undefined;
  readonly loss_options?: LossOptions | undefined;
  readonly optimizer?: OptimizerSpec | undefined;
}

/** A study as data: what the window can do, saved as one file, and what the command line runs. */
export interface Experiment {
  readonly title: string;
  readonly description: string;
  readonly dataset: DatasetSource;
  /** Null takes the title. */
  readonly problemName: string | null;
  /** Lists of columns may still hold ranges, because only the dataset knows what lies between; see `withColumns`. */
  readonly problem: ProblemSpec;
  readonly training: TrainingSpec;
  readonly models: readonly ExperimentModel[];
  readonly seed: number;
}
