import type { ColumnProfile } from '../../../src-main/core/dataset/dataset';
import { formatCount, plural } from '../../../src-main/core/text';
import type { Choice } from '../../ui/choice';

/** `number, 41 different values, 3 missing`. */
export function describeColumn({ type, distinct, missing }: ColumnProfile): string {
  const gaps = missing > 0 ? `, ${formatCount(missing)} missing` : '';
  return `${type}, ${plural(distinct, 'different value')}${gaps}`;
}

/** Names of columns begin with this in a list of choices, so that none is taken for the choice that is no column. */
const mark = '=';

export function columnChoice(column: ColumnProfile): Choice<string> {
  return { value: mark + column.name, label: column.name, hint: describeColumn(column) };
}

export function choiceOf(name: string | null): string | null {
  return name === null ? null : mark + name;
}

/** @returns the column that a choice stands for, or null where it is none */
export function columnOf(choice: string): string | null {
  return choice.startsWith(mark) ? choice.slice(mark.length) : null;
}
