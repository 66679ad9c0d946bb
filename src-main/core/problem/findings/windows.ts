import type { ColumnProfile } from '../../dataset/dataset';
import type { CodedFinding } from '../facts';
import type { ProblemSpec } from '../problem';
import type { WindowsSpec } from '../windows-spec';
import { columnNamed, eachOnce, errorAt, firstTwice, fix } from './finding';

/** What can be said of windows without looking at a value. */
export function findWindowSettings(spec: ProblemSpec, columns: readonly ColumnProfile[]): CodedFinding[] {
  const { windows } = spec;
  if (!windows)
    return [errorAt('windows', 'Nothing is said about the windows.', 'Choose the columns that go in, and how far a window looks back.')];
  return [
    ...findInputs(windows, columns),
    ...findKnown(windows, columns),
    ...findSeries(spec, columns),
    ...findCalendar(spec, windows, columns),
    ...findTargetRows(windows),
  ];
}

function findInputs(windows: WindowsSpec, columns: readonly ColumnProfile[]): CodedFinding[] {
  const { inputs } = windows;
  if (inputs.length === 0)
    return [errorAt('windows', 'No columns are chosen that go into a window.', 'Choose the columns whose past is looked at.')];
  const with_ = (changed: string[]): Partial<ProblemSpec> => ({ windows: { ...windows, inputs: changed } });
  const twice = firstTwice(inputs);
  if (twice !== null) {
    const fixes = [fix('Take it once', with_(eachOnce(inputs)))];
    return [errorAt('windows', `Column ${twice} goes into the window twice.`, 'Take it out once.', { fixes })];
  }
  const unknown = inputs.find((name) => !columnNamed(columns, name));
  if (unknown === undefined) return [];
  const fixes = [fix(`Take ${unknown} out`, with_(inputs.filter((name) => name !== unknown)))];
  return [errorAt('windows', `The data has no column ${unknown}.`, 'Take it out of the window.', { fixes })];
}

function findKnown(windows: WindowsSpec, columns: readonly ColumnProfile[]): CodedFinding[] {
  const { known } = windows;
  const twice = firstTwice(known);
  const unknown = known.find((name) => !columnNamed(columns, name)) ?? null;
  if (twice === null && unknown === null) return [];
  const message = twice === null ? `The data has no column ${unknown ?? ''}.` : `Column ${twice} is known in advance twice.`;
  const sound = eachOnce(known).filter((name) => columnNamed(columns, name));
  return [
    errorAt('windows', message, 'Take it out of the columns known in advance.', {
      fixes: [fix('Take it out', { windows: { ...windows, known: sound } })],
    }),
  ];
}

function findSeries({ order, series }: ProblemSpec, columns: readonly ColumnProfile[]): CodedFinding[] {
  const found: CodedFinding[] = [];
  const byRows = fix('Order by their place in the file', { order: null });
  const orderColumn = columnNamed(columns, order);
  if (order !== null && !orderColumn) {
    found.push(errorAt('windows', `The data has no column ${order} to order rows by.`, 'Choose another order.', { fixes: [byRows] }));
  } else if (orderColumn && orderColumn.type !== 'number' && orderColumn.type !== 'date') {
    const message = `Rows cannot be ordered by ${orderColumn.name}, which holds ${orderColumn.type === 'text' ? 'texts' : 'yes and no'}.`;
    found.push(errorAt('windows', message, 'Choose a column of dates or numbers, or the order of the rows.', { fixes: [byRows] }));
  }
  if (series !== null && !columnNamed(columns, series)) {
    const fixes = [fix('Nothing: it is one series', { series: null })];
    found.push(errorAt('windows', `The data has no column ${series} that tells series apart.`, 'Choose another column.', { fixes }));
  }
  return found;
}

function findCalendar({ order }: ProblemSpec, windows: WindowsSpec, columns: readonly ColumnProfile[]): CodedFinding[] {
  if (windows.calendar.length === 0) return [];
  const twice = firstTwice(windows.calendar);
  const without = fix('Without the calendar', { windows: { ...windows, calendar: [] } });
  if (twice !== null) return [errorAt('windows', `The calendar gives ${twice} twice.`, 'Take it out once.', { fixes: [without] })];
  if (columnNamed(columns, order)?.type === 'date') return [];
  const dates = columns.filter((column) => column.type === 'date').map((column) => fix(`Order by ${column.name}`, { order: column.name }));
  const message = `${listed(windows.calendar)} can only be made from dates, but rows are not ordered by a date.`;
  return [
    errorAt('windows', message, 'Order the rows by a column of dates, or leave the calendar out.', {
      fixes: [...dates.slice(0, 2), without],
    }),
  ];
}

function listed(names: readonly string[]): string {
  const text = names.join(', ');
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function findTargetRows(windows: WindowsSpec): CodedFinding[] {
  if (windows.targetAt !== 'every-step' || windows.horizon === 1) return [];
  const horizon = fix('Horizon 1', { windows: { ...windows, horizon: 1 } });
  const message = `With a target at every step the horizon is 1, not ${windows.horizon}.`;
  return [errorAt('windows', message, 'Set the horizon to 1, or predict at the last step.', { fixes: [horizon] })];
}
