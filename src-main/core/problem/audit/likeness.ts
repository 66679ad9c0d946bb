import type { Series } from './series';

/** Fewest rows, and different values, of which a likeness says something. */
const fewest = 20;

/** Pearson's correlation over the rows that both have; 0 where they are few, or one does not vary. */
export function pearson({ values: a }: Series, { values: b }: Series): number {
  let [count, meanA, meanB, squaresA, squaresB, product] = [0, 0, 0, 0, 0, 0];
  for (let place = 0; place < a.length; place += 1) {
    const [x, y] = [a[place] ?? NaN, b[place] ?? NaN];
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    count += 1;
    const [fromA, fromB] = [x - meanA, y - meanB];
    meanA += fromA / count;
    meanB += fromB / count;
    squaresA += fromA * (x - meanA);
    squaresB += fromB * (y - meanB);
    product += fromA * (y - meanB);
  }
  return count < fewest || squaresA === 0 || squaresB === 0 ? 0 : product / Math.sqrt(squaresA * squaresB);
}

/** Places that have a value, from the least to the greatest. */
export function sortedPlaces({ values }: Series): Uint32Array {
  return Uint32Array.from({ length: values.length }, (_, place) => place)
    .filter((place) => !Number.isNaN(values[place] ?? NaN))
    .sort((one, other) => (values[one] ?? 0) - (values[other] ?? 0));
}

/** Whether a few rows do not speak against it, so that the target is worth sorting. */
export function mayBeMonotone({ values: a, levels }: Series, { values: b, levels: targetLevels }: Series): boolean {
  if (levels < fewest || targetLevels < fewest) return false;
  let direction = 0;
  for (let index = 1; index < fewest; index += 1) {
    const [one, other] = [Math.floor(((index - 1) * a.length) / fewest), Math.floor((index * a.length) / fewest)];
    const [stepA, stepB] = [Math.sign((a[other] ?? NaN) - (a[one] ?? NaN)), Math.sign((b[other] ?? NaN) - (b[one] ?? NaN))];
    if (Number.isNaN(stepA) || Number.isNaN(stepB)) continue;
    if ((stepA === 0) !== (stepB === 0) || stepA * stepB * direction < 0) return false;
    direction ||= stepA * stepB;
  }
  return true;
}

/**
 * Whether a column rises, or falls, wherever the target rises, and stays where it stays: its logarithm or square root, say.
 *
 * @param order as `sortedPlaces` of the target has it
 */
export function isMonotone({ values: a, levels }: Series, { values: b, levels: targetLevels }: Series, order: Uint32Array): boolean {
  if (levels < fewest || targetLevels < fewest) return false;
  let direction = 0;
  let before = -1;
  for (const place of order) {
    if (Number.isNaN(a[place] ?? NaN)) continue;
    if (before >= 0) {
      const [stepA, stepB] = [Math.sign((a[place] ?? 0) - (a[before] ?? 0)), Math.sign((b[place] ?? 0) - (b[before] ?? 0))];
      if ((stepA === 0) !== (stepB === 0) || stepA * direction < 0) return false;
      direction ||= stepA;
    }
    before = place;
  }
  return direction !== 0;
}
