import type { ColumnPlan } from '../../../core/dataset/column-plan';
import type { DirectColumn } from './direct-sql';
import type { TextLayout } from './layout';
import type { TextFile } from './source';

/** Text files of one layout, to be read into a new table by the plans that their beginning gave. */
export interface DirectReading {
  readonly table: string;
  readonly files: readonly TextFile[];
  readonly layout: TextLayout;
  readonly columns: readonly Pick<DirectColumn, 'plan' | 'marks' | 'mayBeText'>[];
  /** The plans are those of an earlier import, and stay as they are. */
  readonly fixed: boolean;
  readonly signal: AbortSignal;
}

/** What came of it. */
export interface DirectTable {
  readonly rows: number;
  readonly notes: readonly string[];
  readonly plans: readonly ColumnPlan[];
}
