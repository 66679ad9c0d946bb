import { valueAt } from './matrix';

/** Half the distance of the two points; the error of the central difference is then about 1e-10 of the function's third derivative. */
const STEP = 1e-5;

/**
 * Gradient by central differences in float64: (f(w + s) - f(w - s)) / 2s, one weight at a time.
 *
 * @param weights left as they were
 */
export function numericGradient(loss: () => number, weights: readonly Float64Array[]): readonly Float64Array[] {
  return weights.map((tensor) =>
    tensor.map((value, index) => {
      tensor[index] = value + STEP;
      const above = loss();
      tensor[index] = value - STEP;
      const below = loss();
      tensor[index] = value;
      return (above - below) / (2 * STEP);
    }),
  );
}

/** Derivative along one direction, for models with too many weights to try each. */
export function directionalDerivative(loss: () => number, weights: readonly Float64Array[], direction: readonly Float64Array[]): number {
  const kept = weights.map((tensor) => tensor.slice());
  const move = (step: number): void => {
    for (const [index, tensor] of weights.entries()) {
      for (let i = 0; i < tensor.length; i++) tensor[i] = valueAt(kept[index] ?? [], i) + step * valueAt(direction[index] ?? [], i);
    }
  };
  move(STEP);
  const above = loss();
  move(-STEP);
  const below = loss();
  move(0);
  return (above - below) / (2 * STEP);
}
