/** Largest distance of M·Mᵀ from the identity, for the shorter side of the matrix. */
export function distanceFromOrthonormal(values: Float32Array, rows: number, columns: number): number {
  const at = (vector: number, place: number): number => values[rows < columns ? vector * columns + place : place * columns + vector] ?? NaN;
  const [count, length] = [Math.min(rows, columns), Math.max(rows, columns)];
  let worst = 0;
  for (let a = 0; a < count; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = 0;
      for (let place = 0; place < length; place++) sum += at(a, place) * at(b, place);
      worst = Math.max(worst, Math.abs(sum - (a === b ? 1 : 0)));
    }
  }
  return worst;
}
