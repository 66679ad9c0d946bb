/** A column of which less than this share is new beside those before it is told by them. */
const leastNew = 1e-9;

/** Least squares: columns made orthogonal one after the other (Gram–Schmidt, done twice, which is as exact as Householder's). */
export class OrthogonalBasis {
  /** Of unit length, [rows] each */
  private readonly vectors: Float64Array[] = [];
  /** [vectors] which column each came from, and its share of those before it */
  private readonly origins: { readonly column: number; readonly shares: Float64Array; readonly length: number }[] = [];
  private columns = 0;

  get size(): number {
    return this.vectors.length;
  }

  /** @param column [rows]; one that those before it tell adds nothing */
  add(column: Float64Array): void {
    const rest = column.slice();
    const before = Math.sqrt(product(column, column));
    const shares = this.takeOut(rest, this.size);
    const length = Math.sqrt(product(rest, rest));
    this.columns += 1;
    if (!(length > leastNew * before)) return;
    for (let row = 0; row < rest.length; row += 1) rest[row] = (rest[row] ?? 0) / length;
    this.vectors.push(rest);
    this.origins.push({ column: this.columns - 1, shares, length });
  }

  /** Root of the mean square of what the first vectors leave of a column. */
  left(column: Float64Array, vectors: number): number {
    const rest = column.slice();
    this.takeOut(rest, vectors);
    return Math.sqrt(product(rest, rest) / rest.length);
  }

  /** @returns [rows] what all vectors leave of a column */
  rest(column: Float64Array): Float64Array {
    const rest = column.slice();
    this.takeOut(rest, this.size);
    return rest;
  }

  /** @returns [columns] weights of the columns that come nearest to one; 0 for those that added nothing */
  weights(column: Float64Array): Float64Array {
    const shares = this.takeOut(column.slice(), this.size);
    const found = new Float64Array(this.columns);
    for (let vector = this.size - 1; vector >= 0; vector -= 1) {
      const origin = this.origins[vector];
      if (!origin) continue;
      const weight = (shares[vector] ?? 0) / origin.length;
      found[origin.column] = weight;
      for (let other = 0; other < vector; other += 1) shares[other] = (shares[other] ?? 0) - weight * (origin.shares[other] ?? 0);
    }
    return found;
  }

  /** Leaves of a column what is none of the first vectors'. @returns how much of each was in it */
  private takeOut(rest: Float64Array, count: number): Float64Array {
    const shares = new Float64Array(count);
    for (let round = 0; round < 2; round += 1) {
      for (let index = 0; index < count; index += 1) {
        const vector = this.vectors[index] ?? rest;
        const share = product(vector, rest);
        shares[index] = (shares[index] ?? 0) + share;
        for (let row = 0; row < rest.length; row += 1) rest[row] = (rest[row] ?? 0) - share * (vector[row] ?? 0);
      }
    }
    return shares;
  }
}

function product(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < one.length; row += 1) sum += (one[row] ?? 0) * (other[row] ?? 0);
  return sum;
}
