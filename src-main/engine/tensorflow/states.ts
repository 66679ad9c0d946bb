import * as tf from '@tensorflow/tfjs-core';
import type { StateStore } from './pass';

/** What stateful layers ended the last prediction with; a batch of another size begins anew. */
export class KeptStates implements StateStore {
  readonly #states = new Map<number, readonly tf.Tensor[]>();
  #batch = 0;

  /** @param batch samples of the prediction that comes */
  prepare(batch: number): void {
    if (batch !== this.#batch) this.clear();
    this.#batch = batch;
  }

  load(place: number): readonly tf.Tensor[] | null {
    return this.#states.get(place) ?? null;
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
