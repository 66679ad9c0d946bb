import type { ParamCount, ParamTerm } from './layer';

/** A count that is the sum of its terms. */
export function countOf(terms: readonly ParamTerm[]): ParamCount {
  return { total: terms.reduce((sum, term) => sum + term.value, 0), terms, factor: null };
}
