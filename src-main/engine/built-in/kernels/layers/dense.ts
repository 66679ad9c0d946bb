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
 * Gradients of kernel and bias are added, that of x is written; `yGrad` becomes that of the sums.
 *
 * @param xGrad 0 where it is not wanted
 * @param kernelGrad 0 where `denseGradient` is called for it
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
  if (kernelGrad != 0) gradient(kernelGrad, inputs * 32, inputs, x, xSlab, yGrad, ySlab, steps, rows, yPanels);
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

/**
 * Gradient of the kernel alone, for rows of W from `first` on.
 *
 * @param yGrad as `denseBackward` left it
 * @param first a multiple of 8
 * @param isFirst the gradient is written and not added to
 */
export function denseGradient(
  kernelGrad: usize,
  x: usize,
  yGrad: usize,
  steps: u32,
  inputs: u32,
  units: u32,
  rows: u32,
  first: u32,
  count: u32,
  isFirst: bool,
): void {
  const xSlab = slabBytes(panelsOf(inputs), rows),
    yPanels = panelsOf(units);
  const from = x + slabBytes(first >> 3, rows);
  gradient(kernelGrad + first * ROW, inputs * 32, count, from, xSlab, yGrad, slabBytes(yPanels, rows), steps, rows, yPanels, isFirst);
}
