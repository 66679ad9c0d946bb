/** How far the engine may be from Keras, relative to the largest value (max-norm) of what is compared. */
export const limits = {
  /** Outputs and gradients. */
  values: 1e-5,
  /** Losses of every training step, and what the model answers after the last. */
  training: 1e-4,
} as const;

/** One figure that was compared. */
export interface Difference {
  readonly kind: 'output' | 'gradient' | 'loss';
  /** `gradient of lstm/kernel`. */
  readonly what: string;
  readonly error: number;
  readonly limit: number;
}

/** @returns whether the difference is within its limit; what is not a number never is */
export const isFine = ({ error, limit }: Difference): boolean => error <= limit;

/** Largest difference relative to the largest wanted value, or to `scale` where that is given. */
export function relativeError(actual: ArrayLike<number>, wanted: ArrayLike<number>, scale = largest(wanted)): number {
  if (actual.length !== wanted.length) return NaN;
  let gap = 0;
  for (let i = 0; i < wanted.length; i++) {
    const difference = Math.abs(actual[i]! - wanted[i]!);
    if (!(difference <= gap)) gap = difference;
  }
  return gap === 0 ? 0 : gap / scale;
}

/** The max-norm; not a number where any value is not. */
export function largest(values: ArrayLike<number>): number {
  return Array.from(values).reduce((before, value) => (Math.abs(value) <= before ? before : Math.abs(value)), 0);
}
