/** Dropout of one sample in one layer: a factor a value, or null where nothing is dropped. */
export interface Masks {
  /** Of the input, by feature: for a Dropout layer by step, for a recurrent one by gate, alike at every step. */
  input(index: number): ArrayLike<number> | null;
  /** Of the recurrent state, by unit. */
  state(gate: number): ArrayLike<number> | null;
  /** Of a wrapper's inner layer: by direction (forwards 0, backwards 1) or by step; left out for none. */
  inner?(index: number): Masks;
}

export const noMasks: Masks = { input: () => null, state: () => null };
