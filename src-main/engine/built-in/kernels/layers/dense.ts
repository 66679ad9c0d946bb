import { activateSlab, throughActivationSlab } from '../activation';
import { columnSums } from '../product/column-sums';
import { gradient } from '../product/gradient';
import { product, setTerm, termRoom as term } from '../product/product';
import { transposeMatrix } from '../product/transpose';
import { panelsOf, ROW, slabBytes } from '../slab';

/** y = f(x·W + b) on every step: x [steps] slabs of `inputs` features, y of `units`; `bias` 0 for none. */
export function denseForward(
  y: usize,
  x: usize,
  kernel: usize,
  bias: usize,
  steps: u32,
  inputs: u32,
  units: u32,
  activation: u32,
  rows: u32,
): void {
  const xSlab = slabBytes(panelsOf(inputs), rows),
    ySlab = slabBytes(panelsOf(units), rows);
  for (let step: u32 = 0; step < steps; step++, x += xSlab, y += ySlab) {
    setTerm(term, x, kernel, inputs, inputs * 32);
    product(y, bias, false, term, 1, rows, panelsOf(units));
    activateSlab(activation, y, ySlab, rows, units);
  }
}

/**
 * Gradients of kernel and bias are added, that of x is written; `yGrad` is used up.
 *
 * @param xGrad 0 where it is not wanted
 * @param transposed room for eight rows of W
 */
export function denseBackward(
  y: usize,
  yGrad: usize,
  x: usize,
  xGrad: usize,
  kernel: usize,
  kernelGrad: usize,
  biasGrad: usize,
  transposed: usize,
  steps: u32,
  inputs: u32,
  units: u32,
  activation: u32,
  rows: u32,
): void {
  const xPanels = panelsOf(inputs),
    yPanels = panelsOf(units);
  const xSlab = slabBytes(xPanels, rows),
    ySlab = slabBytes(yPanels, rows);
  for (let step: u32 = 0; step < steps; step++) {
    throughActivationSlab(activation, yGrad + step * ySlab, y + step * ySlab, ySlab, rows, units);
  }
  if (biasGrad != 0) columnSums(biasGrad, yGrad, ySlab, steps, rows, yPanels);
  gradient(kernelGrad, inputs * 32, inputs, x, xSlab, yGrad, ySlab, steps, rows, yPanels);
  if (xGrad == 0) return;
  // A panel after the other, so that what is transposed never leaves the processor's first cache.
  for (let panel: u32 = 0; panel < xPanels; panel++, kernel += 8 * ROW, xGrad += rows * ROW) {
    const width = min(8, inputs - 8 * panel);
    if (width < 8) memory.fill(transposed, 0, yPanels * 8 * ROW);
    transposeMatrix(transposed, kernel, inputs * ROW, width, yPanels);
    for (let step: usize = 0; step < steps; step++) {
      setTerm(term, yGrad + step * ySlab, transposed, units, 0);
      product(xGrad + step * xSlab, 0, false, term, 1, rows, 1);
    }
  }
}
