import { naturalLog } from './natural-log';

/**
 * Standard normal numbers by Marsaglia's polar method (Marsaglia and Bray, 1964), which needs no sine or cosine.
 *
 * @param uniform gives numbers in (0, 1)
 */
export function normalNumbers(uniform: () => number): () => number {
  let spare: number | null = null;
  return () => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    for (;;) {
      const u = 2 * uniform() - 1;
      const v = 2 * uniform() - 1;
      const s = u * u + v * v;
      if (s >= 1 || s === 0) continue;
      const stretch = Math.sqrt((-2 * naturalLog(s)) / s);
      spare = v * stretch;
      return u * stretch;
    }
  };
}
