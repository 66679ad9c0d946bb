import type { TrainingSpec } from '../../core/run/run';

/**
 * Whether a batch goes on where the one before it ended, for layers with `stateful`. As in Keras, only rows that are taken in their order
 * (`shuffle=False`) can: of rows that were shuffled or drawn, each is a sequence of its own, and a memory carried over would make every
 * figure depend on which rows happened to share a batch. Every pass (an epoch's training, validation, the test part) begins with an empty
 * memory, as after Keras's `reset_states`.
 */
export function rowsContinue({ shuffle, steps }: Pick<TrainingSpec, 'shuffle' | 'steps'>): boolean {
  return !shuffle && steps === null;
}
