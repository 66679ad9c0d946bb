import type { ModelSpec } from '../core/model/model';
import type { BuildOptions, Engine, Trainable } from '../engine/engine';
import type { TrainingPart } from '../engine/fit';
import { OpenLengthTrainable } from '../engine/open-length';

/** What an engine builds, and for which sequences. */
export interface ModelToBuild {
  readonly model: ModelSpec;
  /** Shape of one sample; of open length, of the longest. */
  readonly input: readonly number[];
  readonly seed: number;
  readonly train: TrainingPart;
}

/** A model of the length of the problem's sequences, or of any where they differ. */
export function buildModel(engine: Engine, { model, input, seed, train }: ModelToBuild, options: BuildOptions): Promise<Trainable> {
  if (!train.open) return engine.build(model, input, seed, options);
  // Each length has a model of its own, and threads for each would be more than there are cores.
  const ofLength = (steps: number): Promise<Trainable> => engine.build(model, [steps, ...input.slice(1)], seed, { ...options, threads: 1 });
  return OpenLengthTrainable.build(ofLength, train.open.lengths[0] ?? input[0] ?? 1);
}
