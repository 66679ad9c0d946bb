import type { ImportNote } from '../../../core/dataset/preview';
import { plural } from '../../../core/text';

/** Cells of a sheet that hold something else than they show. */
export interface OddCells {
  /** With a formula whose result the file does not have. */
  readonly unanswered: number;
  /** That show hours where the file has days. */
  readonly durations: number;
  /** Areas of merged cells. */
  readonly merged: number;
}

export function sheetNotes({ unanswered, durations, merged }: OddCells): readonly ImportNote[] {
  return [...unansweredNotes(unanswered), ...durationNotes(durations), ...mergedNotes(merged)];
}

function unansweredNotes(cells: number): readonly ImportNote[] {
  if (cells === 0) return [];
  const message = `${plural(cells, 'cell')} ${cells === 1 ? 'holds a formula' : 'hold formulas'} whose result is not in the file, and ${cells === 1 ? 'counts' : 'count'} as missing.`;
  return [{ severity: 'warning', message, remedy: 'Open the file in a spreadsheet program, save it there, and import it again.' }];
}

function durationNotes(cells: number): readonly ImportNote[] {
  if (cells === 0) return [];
  const message = `${plural(cells, 'cell')} ${cells === 1 ? 'shows a duration, and is' : 'show durations, and are'} read as days: 36:00 is 1.5.`;
  return [{ severity: 'note', message }];
}

function mergedNotes(areas: number): readonly ImportNote[] {
  if (areas === 0) return [];
  const message = `${plural(areas, 'area')} of merged cells ${areas === 1 ? 'has its' : 'have their'} value in the first cell alone; the others are empty.`;
  return [{ severity: 'warning', message, remedy: 'Where the value holds for all of its cells, fill it in in a spreadsheet program.' }];
}
