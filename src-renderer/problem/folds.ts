import { walkForwardCuts } from '../../src-main/core/problem/ordered-parts';
import { partNames, type PartName, type SplitSpec } from '../../src-main/core/problem/split-spec';

/** A stretch of rows, as shares of all of them from 0 to 1. */
export interface FoldStretch {
  readonly part: PartName;
  readonly from: number;
  readonly to: number;
}

export interface Fold {
  /** From 1. */
  readonly number: number;
  /** It is trained and tested. */
  readonly chosen: boolean;
  readonly stretches: readonly FoldStretch[];
}

/** The one fold that is trained and tested; null where every one is. */
export function chosenFold({ fold, folds }: SplitSpec): number | null {
  return fold === 'all' ? null : (fold ?? folds);
}

/**
 * All folds of a walk forward, as `orderedParts` cuts them.
 *
 * @param rows in order
 */
export function drawnFolds(split: SplitSpec, rows: number): readonly Fold[] {
  const chosen = chosenFold(split);
  return Array.from({ length: split.folds }, (_, index) => {
    const cuts = walkForwardCuts(rows, { ...split, fold: index + 1 });
    const borders = [cuts.train, cuts.validation, cuts.test, cuts.end].map((place) => place / Math.max(1, rows));
    const stretches = partNames.map((part, at) => ({ part, from: borders[at] ?? 0, to: borders[at + 1] ?? 0 }));
    return {
      number: index + 1,
      chosen: chosen === null || index + 1 === chosen,
      stretches: stretches.filter(({ from, to }) => to > from),
    };
  });
}
