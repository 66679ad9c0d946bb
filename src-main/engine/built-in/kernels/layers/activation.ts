import { activateInto, throughActivationInto } from '../activation';
import { panelsOf, slabBytes } from '../slab';

/** An activation as a layer of its own: keras.layers.Activation, LeakyReLU, ELU, Softmax; `option` as in `activations/curve.ts`. */
export function activationForward(kind: u32, option: f32, y: usize, x: usize, steps: u32, features: u32, rows: u32): void {
  const slab = slabBytes(panelsOf(features), rows);
  for (const end = x + steps * slab; x < end; x += slab, y += slab) activateInto(kind, option, y, x, slab, rows, features);
}

export function activationBackward(
  kind: u32, option: f32, xGrad: usize, yGrad: usize, y: usize, x: usize, steps: u32, features: u32, rows: u32,
): void {
  const slab = slabBytes(panelsOf(features), rows);
  for (const end = x + steps * slab; x < end; x += slab, y += slab, xGrad += slab, yGrad += slab) {
    throughActivationInto(kind, option, xGrad, yGrad, y, x, slab, rows, features);
  }
}
