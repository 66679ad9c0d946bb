import { checkModel, isBuildable } from '../../src-main/core/model/check';
import type { ModelId } from '../../src-main/core/ids';
import { earlyStoppingSchema, reduceRateSchema, type RunRecord, type TrainingSpec, trainingSpecSchema } from '../../src-main/core/run/run';
import { preparing } from '../app/preparing.svelte';
import { project } from '../app/project.svelte';
import { setOf, withItem } from '../ui/sets';

type EarlyStopping = NonNullable<TrainingSpec['early_stopping']>;

type Plateau = NonNullable<TrainingSpec['reduce_lr_on_plateau']>;

/** Steps that windows of a formula are drawn for, where nothing was said of them. */
const drawnSteps = 1000;

/** What the problem says of a training that was never made. */
function firstTraining(): Partial<TrainingSpec> {
  if (drawsAnywhere()) return { steps: drawnSteps };
  // No run is made of fewer rows than a batch.
  const folds = project.outcome?.folds?.map(({ train }) => train.rows) ?? [];
  const rows = Math.min(project.outcome?.train?.rows ?? Infinity, ...folds);
  return { batch_size: Math.max(1, Math.min(trainingSpecSchema.parse({}).batch_size, rows)) };
}

/** Whether training windows may begin at any moment; only a training by steps draws them so. */
export function drawsAnywhere(): boolean {
  const spec = project.problem?.spec;
  return spec?.shape === 'windows' && spec.windows?.anywhere === true;
}

/** Which models to train and how, before they are queued. */
export class TrainForm {
  chosen = $state.raw(setOf<ModelId>());
  training = $state.raw<TrainingSpec>(trainingSpecSchema.parse({}));
  seed = $state(1);
  busy = $state(false);
  /** Early stopping as it was before it was turned off. */
  private stopping: EarlyStopping = earlyStoppingSchema.parse({});

  readonly candidates = $derived.by(() => {
    const shape = project.shape;
    return project.models.map((record) => ({ record, buildable: shape !== null && isBuildable(checkModel(record.spec, shape)) }));
  });
  readonly ready = $derived(
    this.candidates.filter(({ record, buildable }) => buildable && this.chosen.has(record.id)).map(({ record }) => record),
  );

  /** @param wanted ids of models to begin with; all that can be built where none is given */
  constructor(wanted: readonly string[]) {
    const start = this.candidates.filter(({ record, buildable }) => buildable && (wanted.length === 0 || wanted.includes(record.id)));
    this.chosen = setOf(start.map(({ record }) => record.id));
    const before = project.problemRuns.at(-1) ?? project.planned;
    if (before) {
      // A run of an earlier version lacks what came later.
      this.training = trainingSpecSchema.parse(before.training);
      this.seed = before.seed;
    } else {
      this.set(firstTraining());
    }
  }

  choose(model: ModelId, on: boolean): void {
    this.chosen = withItem(this.chosen, model, on);
  }

  chooseAll(on: boolean): void {
    this.chosen = setOf(on ? this.candidates.filter(({ buildable }) => buildable).map(({ record }) => record.id) : []);
  }

  set(change: Partial<TrainingSpec>): void {
    this.training = trainingSpecSchema.parse({ ...this.training, ...change });
  }

  setStopping(change: Partial<EarlyStopping>): void {
    this.stopping = earlyStoppingSchema.parse({ ...this.stopping, ...this.training.early_stopping, ...change });
    this.set({ early_stopping: this.stopping });
  }

  stopEarly(on: boolean): void {
    this.stopping = this.training.early_stopping ?? this.stopping;
    this.set({ early_stopping: on ? this.stopping : null });
  }

  lowerRate(on: boolean): void {
    this.set({ reduce_lr_on_plateau: on ? reduceRateSchema.parse({ patience: 2 }) : null });
  }

  setPlateau(change: Partial<Plateau>): void {
    this.set({ reduce_lr_on_plateau: reduceRateSchema.parse({ ...this.training.reduce_lr_on_plateau, ...change }) });
  }

  /** @returns the runs that were queued; null where none was */
  async start(): Promise<readonly RunRecord[] | null> {
    const problemId = project.problemId;
    if (!problemId || this.ready.length === 0) return null;
    this.busy = true;
    const modelIds = this.ready.map((model) => model.id);
    await project.saved();
    const started = await preparing.start({ problemId, modelIds, training: this.training, seed: this.seed });
    this.busy = false;
    return started;
  }
}
