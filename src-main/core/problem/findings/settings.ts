import type { DatasetSummary } from '../../dataset/dataset';
import type { CodedFinding } from '../facts';
import type { ProblemSpec } from '../problem';
import { findFilterSettings } from './filter';
import { findAnywhereSettings } from './formula';
import { findRowSettings } from './rows';
import { findSplitSettings } from './split';
import { findTargetSettings } from './target';
import { findWindowSettings } from './windows';

/** Everything about a problem that needs no look at the table's values, in the order of the form. */
export function findSettings(
  spec: ProblemSpec,
  { columns, formula }: Pick<DatasetSummary, 'columns' | 'formula'>,
): readonly CodedFinding[] {
  return [
    ...(spec.shape === 'windows' ? findWindowSettings(spec, columns) : findRowSettings(spec, columns)),
    ...findAnywhereSettings(spec, formula ?? null),
    ...findTargetSettings(spec, columns),
    ...findFilterSettings(spec, columns),
    ...findSplitSettings(spec, columns),
  ];
}
