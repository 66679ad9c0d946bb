/** Dropout of one sample in one layer: factor of a value, 1 where nothing is dropped. */
export interface Masks {
  /** Of the input: for a Dropout layer by step, for a recurrent one by gate, alike at every step. */
  input(index: number, feature: number): number;
  /** Of the recurrent state, by gate. */
  state(gate: number, unit: number): number;
}

export const noMasks: Masks = { input: () => 1, state: () => 1 };
