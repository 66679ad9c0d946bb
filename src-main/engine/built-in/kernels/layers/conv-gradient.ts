import { gradient } from '../product/gradient';
import { product, setTerm, TERM } from '../product/product';
import { transposeMatrix } from '../product/transpose';
import { panelsOf, slabBytes } from '../slab';
import { narrowGradient } from './conv-narrow-gradient';
import { ConvPlan } from './conv-plan';
import { outputOf } from './window';

/** Adds the share of one row of the output. */
export function kernelGradient(plan: ConvPlan, row: u32, rows: u32): void {
  if (plan.columns != 0) return narrowGradient(plan, row * plan.outputWidth, plan.outputWidth, rows);
  for (let j: u32 = 0; j < plan.height; j++) {
    const y = <i32>(row * plan.strideY + j * plan.dilationY) - <i32>plan.top;
    if (y < 0 || y >= <i32>plan.inputHeight) continue;
    for (let i: u32 = 0; i < plan.width; i++) tapGradient(plan, row, y, j, i, rows);
  }
}

/** Of tap (j, i), which sees row y of the input: over all cells of the output's row whose input cell falls inside. */
function tapGradient(plan: ConvPlan, row: u32, y: u32, j: u32, i: u32, rows: u32): void {
  const xSlab = slabBytes(panelsOf(plan.inputs), rows), ySlab = slabBytes(panelsOf(plan.filters), rows);
  const shift = <i32>(i * plan.dilationX) - <i32>plan.left, stride = <i32>plan.strideX;
  const first = shift < 0 ? (stride - 1 - shift) / stride : 0;
  const room = <i32>plan.inputWidth - 1 - shift;
  const last = room < 0 ? -1 : min(room / stride, <i32>plan.outputWidth - 1);
  if (last < first) return;
  gradient(
    plan.kernelGrad + (j * plan.width + i) * plan.inputs * 32,
    plan.height * plan.width * plan.inputs * 32,
    plan.inputs,
    plan.x + (y * plan.inputWidth + first * stride + shift) * xSlab,
    stride * xSlab,
    plan.yGrad + (row * plan.outputWidth + first) * ySlab,
    ySlab,
    last - first + 1,
    rows,
    panelsOf(plan.filters),
  );
}

/** dx of a cell = Σ dz·Wⱼᵀ over all taps j and the output cells that see it through them. */
export function inputGradient(plan: ConvPlan, rows: u32): void {
  const panels = panelsOf(plan.inputs), slab = slabBytes(panels, rows);
  transposeTaps(plan);
  let xGrad = plan.xGrad;
  for (let y: u32 = 0; y < plan.inputHeight; y++) {
    for (let x: u32 = 0; x < plan.inputWidth; x++, xGrad += slab) {
      product(xGrad, 0, false, plan.terms, outputTerms(plan, y, x, rows), rows, panels);
    }
  }
}

function transposeTaps(plan: ConvPlan): void {
  const panels = panelsOf(plan.filters), taps = plan.height * plan.width;
  const tapBytes = panelsOf(plan.inputs) * panels * 256;
  for (let tap: u32 = 0; tap < taps; tap++) {
    transposeMatrix(plan.transposed + tap * tapBytes, plan.kernel + tap * plan.inputs * 32, taps * plan.inputs * 32, plan.inputs, panels);
  }
}

function outputTerms(plan: ConvPlan, y: u32, x: u32, rows: u32): u32 {
  const panels = panelsOf(plan.filters), slab = slabBytes(panels, rows);
  const panelBytes = panels * 256, tapBytes = panelsOf(plan.inputs) * panelBytes;
  let count: u32 = 0;
  let transposed = plan.transposed;
  for (let j: u32 = 0; j < plan.height; j++) {
    for (let i: u32 = 0; i < plan.width; i++, transposed += tapBytes) {
      const cell = outputOf(plan, y, x, j, i);
      if (cell < 0) continue;
      setTerm(plan.terms + count * TERM, plan.yGrad + <usize>cell * slab, transposed, plan.filters, panelBytes);
      count++;
    }
  }
  return count;
}
