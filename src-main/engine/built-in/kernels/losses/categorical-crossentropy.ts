import { panelsOf, slabBytes } from '../slab';
import { categoricalOfLogits } from './categorical-logits';
import { categoricalOfProbabilities, sparseOfProbabilities } from './categorical-probabilities';

/**
 * Categorical cross-entropy over all steps and samples: Σ weight × loss × scale.
 *
 * @param fromLogits whether `output` holds logits or probabilities
 * @param sparse whether `target` is [batch][steps] class indices, not [batch][steps][units] shares
 * @param grad [steps] slabs written, or 0
 * @param weights [steps][rows], or 0 where all are 1
 * @param scale one by the number of losses that the mean is taken over
 */
export function categoricalLoss(
  fromLogits: bool, sparse: bool, output: usize, grad: usize, target: usize, weights: usize,
  batch: u32, rows: u32, steps: u32, units: u32, scale: f64,
): f64 {
  const slab = slabBytes(panelsOf(units), rows), each: usize = sparse ? 4 : <usize>units << 2;
  let sum: f64 = 0;
  for (let step: u32 = 0; step < steps; step++) {
    for (let row: u32 = 0; row < batch; row++) {
      const weight: f32 = weights == 0 ? 1 : load<f32>(weights + ((<usize>step * rows + row) << 2));
      if (weight == 0) continue;
      const share = <f32>scale * weight, t = target + (<usize>row * steps + step) * each;
      const label: i32 = sparse ? <i32>load<f32>(t) : -1;
      let own: f64;
      if (fromLogits) own = categoricalOfLogits(output, grad, t, label, rows, row, units, share);
      else if (sparse) own = sparseOfProbabilities(output, grad, <u32>label, rows, row, units, share);
      else own = categoricalOfProbabilities(output, grad, t, rows, row, units, share);
      sum += own * <f64>weight;
    }
    output += slab;
    if (grad != 0) grad += slab;
  }
  return sum * scale;
}
