import type { ProblemFix, ProblemSpec } from './problem';
import type { FoldPlace, SplitSpec } from './split-spec';

/** @returns whether every fold of a walk forward is trained, and not one alone */
export function trainsEveryFold({ method, fold }: Pick<SplitSpec, 'method' | 'fold'>): boolean {
  return method === 'walk-forward' && fold === 'all';
}

/**
 * The problems that a problem is trained as: itself, or one a fold, in their order. A fold is the very problem in which it alone is chosen, so
 * that both have one snapshot.
 */
export function foldsOf<Spec extends Pick<ProblemSpec, 'split'>>(spec: Spec): readonly Spec[] {
  if (!trainsEveryFold(spec.split)) return [spec];
  return Array.from({ length: spec.split.folds }, (_, index) => ({ ...spec, split: { ...spec.split, fold: index + 1 } }));
}

/** `fold 2 of 5`. */
export function foldWords({ number, of }: FoldPlace): string {
  return `fold ${number} of ${of}`;
}

/** What a fold was found to need, done to the problem that has them all: a fix does not choose the fold that it was found in. */
export function fixesOfAll(fixes: readonly ProblemFix[], { fold }: Pick<SplitSpec, 'fold'>): readonly ProblemFix[] {
  return fixes.map(({ label, change }) => ({ label, change: change.split ? { ...change, split: { ...change.split, fold } } : change }));
}
