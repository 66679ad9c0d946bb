import type { RunId, Sha256 } from '../ids';
import { byTensors, resultOf, resultOrdinals } from './results';
import type { RunFold } from './run';

/** One of the eight series colours, in their fixed order: `--s1` to `--s8`. */
export type SeriesColor = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

interface Made {
  readonly id: RunId;
  readonly preparedHash: Sha256;
  readonly fold?: RunFold | undefined;
}

/**
 * The colour of every run, the same in every screen and in the report: runs over the same tensors take the colours in the order in which
 * they were made; the ninth takes the first again. The folds of a model have one colour.
 *
 * @param runs in the order in which they were made
 */
export function runColors(runs: readonly Made[]): ReadonlyMap<RunId, SeriesColor> {
  const ordinals = new Map(byTensors(runs).flatMap((alike) => [...resultOrdinals(alike)]));
  return new Map(runs.map((run) => [run.id, colorOf(ordinals.get(resultOf(run)) ?? 0)]));
}

/** @param ordinal place in the order in which results were made, from 0 */
export function colorOf(ordinal: number): SeriesColor {
  const colors = [1, 2, 3, 4, 5, 6, 7, 8] as const;
  return colors[ordinal % colors.length] ?? 1;
}
