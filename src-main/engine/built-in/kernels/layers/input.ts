import { panelsOf, slabBytes, valueAt } from '../slab';

/**
 * The caller's batch, [batch][steps][features], as slabs of `rows` rows; rows beyond the batch become 0.
 */
export function packInput(target: usize, source: usize, batch: u32, rows: u32, steps: u32, features: u32): void {
  const slab = slabBytes(panelsOf(features), rows);
  for (let step: u32 = 0; step < steps; step++) {
    for (let feature: u32 = 0; feature < features; feature++) {
      let from = source + ((<usize>step * features + feature) << 2);
      let to = valueAt(target, rows, 0, feature);
      for (let row: u32 = 0; row < rows; row++, to += 32, from += (<usize>steps * features) << 2) {
        store<f32>(to, row < batch ? load<f32>(from) : 0);
      }
    }
    target += slab;
  }
}

/** Slabs as the caller wants them: [batch][steps][features]. */
export function unpackOutput(target: usize, source: usize, batch: u32, rows: u32, steps: u32, features: u32): void {
  const slab = slabBytes(panelsOf(features), rows);
  for (let row: u32 = 0; row < batch; row++) {
    let from = source;
    for (let step: u32 = 0; step < steps; step++, from += slab) {
      for (let feature: u32 = 0; feature < features; feature++, target += 4) store<f32>(target, load<f32>(valueAt(from, rows, row, feature)));
    }
  }
}
