import type { RunId, Sha256 } from '../ids';

/** One of the eight series colours, in their fixed order: `--s1` to `--s8`. */
export type SeriesColor = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

interface Made {
  readonly id: RunId;
  readonly preparedHash: Sha256;
}

/**
 * The colour of every run, the same in every screen and in the report: runs over the same tensors take the colours in the order in which
 * they were made; the ninth takes the first again.
 *
 * @param runs in the order in which they were made
 */
export function runColors(runs: readonly Made[]): ReadonlyMap<RunId, SeriesColor> {
  const made = new Map<Sha256, number>();
  return new Map(
    runs.map((run) => {
      const ordinal = made.get(run.preparedHash) ?? 0;
      made.set(run.preparedHash, ordinal + 1);
      return [run.id, colorOf(ordinal)];
    }),
  );
}

/** @param ordinal place in the order in which runs were made, from 0 */
export function colorOf(ordinal: number): SeriesColor {
  const colors = [1, 2, 3, 4, 5, 6, 7, 8] as const;
  return colors[ordinal % colors.length] ?? 1;
}
