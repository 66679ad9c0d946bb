import type { DatasetSummary } from '../core/dataset/dataset';
import type { DatasetId, ProblemId } from '../core/ids';
import type { ModelRecord, ModelSpec } from '../core/model/model';
import type { Picture } from '../core/problem/picture';
import type { ProblemRecord } from '../core/problem/problem';
import type { RunRecord, TrainingSpec } from '../core/run/run';

/** Everything the window needs to draw a project after it was opened; tables and reports are asked for on their own. */
export interface ProjectState {
  readonly folder: string;
  readonly name: string;
  readonly datasets: readonly DatasetSummary[];
  readonly problems: readonly ProblemRecord[];
  readonly models: readonly ModelRecord[];
  /** Newest last. */
  readonly runs: readonly RunRecord[];
  /** What was being looked at. */
  readonly current: { readonly datasetId: DatasetId | null; readonly problemId: ProblemId | null };
  /** Left out where the project was not made of an experiment. */
  readonly planned?: PlannedTraining | undefined;
}

/** How the experiment that a project was made of trains its models; a first training begins with it. */
export interface PlannedTraining {
  readonly training: TrainingSpec;
  readonly seed: number;
}

export interface RecentProject {
  readonly folder: string;
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly openedAt: string;
}

/** What the app is and runs on; for the status line and the about box. */
export interface AppInfo {
  readonly version: string;
  readonly electron: string;
  readonly cores: number;
  /** How many trainers run at once. */
  readonly jobs: number;
  readonly theme: 'light' | 'dark' | 'system';
  readonly platform: string;
}

/** An experiment from `resources/templates`, offered on the start screen and as ready-made models. */
export interface Template {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly simulated: boolean;
  readonly picture: Picture;
  /** How much data, in a few words. */
  readonly size: string;
  /** The figure of the teaching document, in a few words. */
  readonly published: string;
  readonly models: readonly Pick<ModelSpec, 'name' | 'layers'>[];
}
