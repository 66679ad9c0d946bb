import { hasSeveralValues } from '../../../src-main/core/problem/planned-shape';
import type { ProblemSpec } from '../../../src-main/core/problem/problem';
import { sampleNoun } from '../../../src-main/core/report/problem-words';

/** What right and wrong answers are counted in: `rows`, `windows`, `pictures`; `values` where each of these has several. */
export function countedNoun(spec: ProblemSpec | null): string {
  if (!spec) return 'rows';
  return hasSeveralValues(spec) ? 'values' : `${sampleNoun(spec)}s`;
}
