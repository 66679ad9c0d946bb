import * as tf from '@tensorflow/tfjs-core';
import type { StateStore } from './pass';

/** What stateful layers ended the last call with: as in Keras, every call of the model goes on from the one before it, training included. */
export class KeptStates implements StateStore {
  readonly #states = new Map<number, readonly tf.Tensor[]>();
  #batch = 0;

  /** @param batch samples of the call that comes: each goes on from the sample of its number; one that had none, from zero */
  prepare(batch: number): void {
    if (batch === this.#batch) return;
    for (const [place, states] of this.#states) {
      this.#states.set(
        place,
        states.map((state) => tf.keep(refit(state, batch))),
      );
      tf.dispose([...states]);
    }
    this.#batch = batch;
  }

  /** @returns clones: the way back still needs them when the layer has saved the next ones */
  load(place: number): readonly tf.Tensor[] | null {
    return this.#states.get(place)?.map((state) => tf.clone(state)) ?? null;
  }

  save(place: number, states: readonly tf.Tensor[]): void {
    tf.dispose([...(this.#states.get(place) ?? [])]);
    // Clones, because the layer may answer with the very same tensor.
    this.#states.set(
      place,
      states.map((state) => tf.keep(tf.clone(state))),
    );
  }

  clear(): void {
    for (const states of this.#states.values()) tf.dispose([...states]);
    this.#states.clear();
  }
}

/** @param state [samples, units] */
function refit(state: tf.Tensor, batch: number): tf.Tensor {
  const [samples = 0, units = 0] = state.shape;
  if (samples >= batch) return tf.slice(state, [0, 0], [batch, units]);
  return tf.concat([state, tf.zeros([batch - samples, units])]);
}
