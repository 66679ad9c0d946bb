/**
 * The layout of all activations: one slab a time step, [panels][rows][8] float32, where a panel holds eight neighbouring
 * features of every row of the batch and rows are padded to a multiple of 4. Both operands of every product are then read in
 * the order in which they lie, and elementwise work may treat a slab as one flat array.
 */

/** Bytes of one row of a panel: 8 float32. */
@inline export const ROW: usize = 32;

@inline export function slabBytes(panels: u32, rows: u32): usize {
  return <usize>panels * <usize>rows * ROW;
}

/** Panels that hold `features` values. */
@inline export function panelsOf(features: u32): u32 {
  return (features + 7) >> 3;
}

/** Address of one value: `slab[feature >> 3][row][feature & 7]`. */
@inline export function valueAt(slab: usize, rows: u32, row: u32, feature: u32): usize {
  return slab + (<usize>(feature >> 3) * <usize>rows + <usize>row) * ROW + ((<usize>feature & 7) << 2);
}
