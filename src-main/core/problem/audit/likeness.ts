import type { Series } from './series';

/** Fewest rows of which a likeness says something. */
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
