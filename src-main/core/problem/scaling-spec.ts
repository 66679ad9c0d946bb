export const scalings = ['none', 'min-max', 'standard', 'robust', 'log', 'difference', 'divide-255'] as const;
/**
 * What is done to a column's values: nothing; scikit-learn's MinMaxScaler, StandardScaler or RobustScaler, fitted on the training part
 * alone; the natural logarithm; the difference from the row (or step) before, for a target from the last row that is known; pixels by 255.
 */
export type Scaling = (typeof scalings)[number];

/** What was fitted for one column: `value = (f(raw) − offset) / scale`, f being the logarithm or the difference where that is its kind. */
export interface Transform {
  /** The column, or what stands for several: the steps of a sequence share one for each feature. */
  readonly column: string;
  readonly kind: Scaling;
  readonly offset: number;
  readonly scale: number;
}

/** Transforms of what goes in, by feature, and of what is predicted, by target column; none for classes. */
export interface Transforms {
  readonly inputs: readonly Transform[];
  readonly targets: readonly Transform[];
}

/** The scaling that was chosen for a single column. A table may have a column named as something that every object has. */
export function ownScaling(scalings: Readonly<Record<string, Scaling>>, name: string): Scaling | undefined {
  return Object.hasOwn(scalings, name) ? scalings[name] : undefined;
}
