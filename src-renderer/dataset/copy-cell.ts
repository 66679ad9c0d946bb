import type { Cell } from '../../src-main/core/dataset/dataset';

/** Puts a cell's value, whole and without marks, on the clipboard; where text is marked, that is copied as it stands. */
export function copyCell(event: ClipboardEvent, cell: Cell | undefined): void {
  if (cell === undefined || document.getSelection()?.isCollapsed === false) return;
  event.clipboardData?.setData('text/plain', cell === null ? '' : String(cell));
  event.preventDefault();
}
