import { formatCount } from '../../text';
import type { CodedFinding } from '../facts';
import { fixesOfAll } from '../folds';
import type { ProblemSpec } from '../problem';

/** More folds than these are counted, not named. */
const mostNamed = 4;

/**
 * What was found in each of several folds, said once: what holds for all of them as it is, and the rest with the folds that it was found in.
 * Errors of one fold are errors of all, since every fold is trained.
 *
 * @param found findings of each fold, in their order
 */
export function findingsOfFolds(found: readonly (readonly CodedFinding[])[], { split }: Pick<ProblemSpec, 'split'>): CodedFinding[] {
  const byMessage = new Map<string, { readonly finding: CodedFinding; readonly folds: number[] }>();
  for (const [index, findings] of found.entries()) {
    for (const finding of findings) {
      const key = JSON.stringify([finding.severity, finding.field, finding.message]);
      const known = byMessage.get(key);
      if (known) known.folds.push(index + 1);
      else byMessage.set(key, { finding, folds: [index + 1] });
    }
  }
  return [...byMessage.values()].map(({ finding, folds }) => ({
    ...finding,
    message: folds.length === found.length ? finding.message : `${inFolds(folds, found.length)}: ${finding.message}`,
    ...(finding.fixes ? { fixes: fixesOfAll(finding.fixes, split) } : {}),
  }));
}

/** `Fold 2`, `Folds 1 and 3`, `12 of 20 folds`. @param of how many there are */
export function inFolds(folds: readonly number[], of: number): string {
  if (folds.length === 1) return `Fold ${folds[0] ?? 1}`;
  if (folds.length > mostNamed) return `${formatCount(folds.length)} of ${formatCount(of)} folds`;
  return `Folds ${folds.slice(0, -1).join(', ')} and ${folds.at(-1) ?? of}`;
}
