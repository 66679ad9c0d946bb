import { slabBytes } from '../slab';

/**
 * A window that slides over an image, as convolutions and pooling share it; a sequence is an image of height 1. The fields stand
 * in the order of `windowFields` in `../../layers/window.ts`, at the start of every plan that has a window.
 */
@unmanaged
export class Window {
  inputHeight: u32;
  inputWidth: u32;
  outputHeight: u32;
  outputWidth: u32;
  /** Cells that the window looks at. */
  height: u32;
  width: u32;
  strideY: u32;
  strideX: u32;
  dilationY: u32;
  dilationX: u32;
  /** Cells of padding before the first. */
  top: u32;
  left: u32;
}

/** Number of the input cell that the window's cell (j, i) looks at from the output cell (y, x); -1 in the padding. */
@inline export function cellAt(window: Window, y: u32, x: u32, j: u32, i: u32): i32 {
  const row = <i32>(y * window.strideY + j * window.dilationY) - <i32>window.top;
  const column = <i32>(x * window.strideX + i * window.dilationX) - <i32>window.left;
  if (row < 0 || column < 0 || row >= <i32>window.inputHeight || column >= <i32>window.inputWidth) return -1;
  return row * <i32>window.inputWidth + column;
}

/** Number of the output cell whose window's cell (j, i) looks at the input cell (y, x); -1 where there is none. */
@inline export function outputOf(window: Window, y: u32, x: u32, j: u32, i: u32): i32 {
  const row = strided(<i32>(y + window.top) - <i32>(j * window.dilationY), window.strideY);
  const column = strided(<i32>(x + window.left) - <i32>(i * window.dilationX), window.strideX);
  if (row < 0 || column < 0 || row >= <i32>window.outputHeight || column >= <i32>window.outputWidth) return -1;
  return row * <i32>window.outputWidth + column;
}

@inline function strided(distance: i32, stride: u32): i32 {
  return distance < 0 || distance % <i32>stride != 0 ? -1 : distance / <i32>stride;
}

/**
 * Addresses of the slabs that the window sees from the output cell (y, x), row by row, written to `list` with four bytes each.
 *
 * @returns how many there are; cells in the padding are left out
 */
export function listCells(list: usize, window: Window, y: u32, x: u32, slabs: usize, panels: u32, rows: u32): u32 {
  const bytes = slabBytes(panels, rows);
  let count: u32 = 0;
  for (let j: u32 = 0; j < window.height; j++) {
    for (let i: u32 = 0; i < window.width; i++) {
      const cell = cellAt(window, y, x, j, i);
      if (cell < 0) continue;
      store<usize>(list + (<usize>count << 2), slabs + <usize>cell * bytes);
      count++;
    }
  }
  return count;
}
