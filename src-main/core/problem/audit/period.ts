/** A series that goes through the same values so many times repeats itself; one of two copies was copied. */
const fewestRounds = 2.5;
/** Of all rows; values that are rounded may differ now and then. */
const alike = 0.9;
/** Distances that are looked at; where so many were found, the series repeats itself in its own way. */
const mostDistances = 8;
/** Pairs after which a round that mostly fails is given up. */
const firstPairs = 1000;

/** Columns that repeat themselves, each in rounds of its own. */
export class Periods {
  /** [columns] rounds that were found */
  private readonly rounds: readonly Set<number>[];
  private readonly others = new Set<number>();

  /** @param columns each [places], NaN where missing. @param series [places] which series; null where there is one */
  constructor(
    private readonly columns: readonly Float64Array[],
    private readonly series: Uint32Array | null,
  ) {
    this.rounds = columns.map(() => new Set<number>());
  }

  /** Whether rows so far apart are alike by nature: every column went through whole rounds. */
  has(distance: number): boolean {
    const apart = Math.abs(distance);
    if (this.others.has(apart)) return false;
    const isRound = this.columns.every((_, column) => this.isRound(column, apart));
    if (!isRound) this.others.add(apart);
    return isRound || this.others.size > mostDistances;
  }

  private isRound(column: number, distance: number): boolean {
    const known = this.rounds[column];
    for (const round of known ?? []) if (distance % round === 0) return true;
    const values = this.columns[column] ?? new Float64Array();
    const found = divisors(distance).find((round) => round * fewestRounds <= values.length && this.isAlike(values, round));
    if (found !== undefined) known?.add(found);
    return found !== undefined;
  }

  /** Whether nearly all rows are like the one so far behind them in their series. */
  private isAlike(values: Float64Array, round: number): boolean {
    const { series } = this;
    let [pairs, same] = [0, 0];
    for (let place = 0; place + round < values.length; place += 1) {
      if (series && series[place] !== series[place + round]) continue;
      const [one, other] = [values[place] ?? NaN, values[place + round] ?? NaN];
      pairs += 1;
      if (one === other || (Number.isNaN(one) && Number.isNaN(other))) same += 1;
      if (pairs === firstPairs && same < pairs / 2) return false;
    }
    return pairs > 0 && same / pairs >= alike;
  }
}

/** Ascending. */
function divisors(value: number): readonly number[] {
  const found: number[] = [];
  for (let divisor = 1; divisor * divisor <= value; divisor += 1) {
    if (value % divisor === 0) found.push(divisor, value / divisor);
  }
  return found.sort((one, other) => one - other);
}
