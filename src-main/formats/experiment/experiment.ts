import type { ImportOptions } from '../../core/dataset/dataset';
import type { ModelSpec } from '../../core/model/model';
import type { ProblemSpec } from '../../core/problem/problem';
import type { TrainingSpec } from '../../core/run/run';
import type { Sample } from './schema';

/** Where the rows come from. */
export type DatasetSource =
  | { readonly kind: 'sample'; readonly sample: Sample }
  | {
      readonly kind: 'file';
      /** As it stands in the experiment file: absolute, or relative to that file. */
      readonly file: string;
      readonly options: ImportOptions;
    };

export interface ExperimentModel {
  /** The first layer is Input. */
  readonly spec: ModelSpec;
  /** The experiment's training with this model's overrides. */
  readonly training: TrainingSpec;
}

/** A study as data: what the window can do, saved as one file, and what the command line runs. */
export interface Experiment {
  readonly title: string;
  readonly description: string;
  readonly dataset: DatasetSource;
  /** Null takes the title. */
  readonly problemName: string | null;
  /** `steps` may still hold ranges, because only the dataset knows what lies between; see `expandSteps`. */
  readonly problem: ProblemSpec;
  readonly training: TrainingSpec;
  readonly models: readonly ExperimentModel[];
  readonly seed: number;
}
