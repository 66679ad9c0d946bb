import { panelsOf, ROW, slabBytes, valueAt } from '../slab';

/**
 * keras.layers.Masking: steps at which every feature is `value` become 0 and are flagged.
 *
 * @param mask [steps][rows] flags written: 1 where a step counts
 */
export function maskingForward(y: usize, x: usize, mask: usize, value: f32, steps: u32, features: u32, rows: u32): void {
  const slab = slabBytes(panelsOf(features), rows);
  memory.copy(y, x, steps * slab);
  for (let step: u32 = 0; step < steps; step++, x += slab, y += slab) {
    for (let row: u32 = 0; row < rows; row++, mask += 4) {
      const counts = differs(x, value, features, rows, row);
      store<f32>(mask, counts ? 1 : 0);
      if (!counts) clearRow(y, rows, row, panelsOf(features));
    }
  }
}

/** Rows of [steps] slabs become 0 where their step is flagged 0. */
export function clearMasked(slabs: usize, mask: usize, steps: u32, features: u32, rows: u32): void {
  const slab = slabBytes(panelsOf(features), rows);
  for (let step: u32 = 0; step < steps; step++, slabs += slab) {
    for (let row: u32 = 0; row < rows; row++, mask += 4) if (load<f32>(mask) == 0) clearRow(slabs, rows, row, panelsOf(features));
  }
}

/**
 * Answers of a recurrent layer before the first step that counts become 0, in the order in which the steps are read: Keras repeats
 * the answer of the step before, and the first has none, whatever state a stateful layer begins with.
 *
 * @param y [steps] slabs, or the last one alone, which is 0 where no step counts
 */
export function clearUntilFirst(
  y: usize, mask: usize, goBackwards: bool, isSequence: bool, steps: u32, features: u32, rows: u32,
): void {
  const slab = slabBytes(panelsOf(features), rows);
  for (let row: u32 = 0; row < rows; row++) {
    let t: u32 = 0;
    for (; t < steps; t++) {
      if (load<f32>(mask + ((<usize>(goBackwards ? steps - 1 - t : t) * rows + row) << 2)) != 0) break;
      if (isSequence) clearRow(y + t * slab, rows, row, panelsOf(features));
    }
    if (t == steps && !isSequence) clearRow(y, rows, row, panelsOf(features));
  }
}

function differs(slab: usize, value: f32, features: u32, rows: u32, row: u32): bool {
  for (let i: u32 = 0; i < features; i++) if (load<f32>(valueAt(slab, rows, row, i)) != value) return true;
  return false;
}

function clearRow(slab: usize, rows: u32, row: u32, panels: u32): void {
  for (let panel: u32 = 0; panel < panels; panel++) memory.fill(slab + (<usize>panel * rows + row) * ROW, 0, ROW);
}
