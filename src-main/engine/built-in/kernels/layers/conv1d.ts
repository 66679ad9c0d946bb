import { activateSlab, throughActivationSlab } from '../activation';
import { columnSums } from '../product/column-sums';
import { gradient } from '../product/gradient';
import { product, setTerm, TERM } from '../product/product';
import { transposeMatrix } from '../product/transpose';
import { panelsOf, slabBytes } from '../slab';

/** One Conv1D layer as the driver lays it out; the fields stand in the order of `conv1dFields` in `../../layers/conv1d.ts`. */
@unmanaged
class Conv1dPlan {
  x: usize;
  /** 0 where it is not wanted. */
  xGrad: usize;
  y: usize;
  yGrad: usize;
  kernel: usize;
  kernelGrad: usize;
  /** 0 where there is none. */
  bias: usize;
  biasGrad: usize;
  /** Room for the transposed kernel of every tap. */
  transposed: usize;
  /** Room for one `Term` a tap. */
  terms: usize;
  inputSteps: u32;
  outputSteps: u32;
  inputs: u32;
  filters: u32;
  taps: u32;
  stride: u32;
  dilation: u32;
  /** Steps of zeros before the first. */
  padding: u32;
  activation: u32;
}

/** y[t] = f(b + Σⱼ x[t·stride + j·dilation - padding]·Wⱼ): one product a step, over the taps that fall inside. */
export function conv1dForward(at: usize, rows: u32): void {
  const plan = changetype<Conv1dPlan>(at);
  const xSlab = slabBytes(panelsOf(plan.inputs), rows),
    ySlab = slabBytes(panelsOf(plan.filters), rows);
  let y = plan.y;
  for (let t: u32 = 0; t < plan.outputSteps; t++, y += ySlab) {
    let count: u32 = 0;
    for (let j: u32 = 0; j < plan.taps; j++) {
      const step = <i32>(t * plan.stride + j * plan.dilation) - <i32>plan.padding;
      if (step < 0 || step >= <i32>plan.inputSteps) continue;
      setTerm(
        plan.terms + count * TERM,
        plan.x + step * xSlab,
        plan.kernel + j * plan.inputs * 32,
        plan.inputs,
        plan.taps * plan.inputs * 32,
      );
      count++;
    }
    product(y, plan.bias, false, plan.terms, count, rows, panelsOf(plan.filters));
    activateSlab(plan.activation, y, ySlab, rows, plan.filters);
  }
}

export function conv1dBackward(at: usize, rows: u32): void {
  const plan = changetype<Conv1dPlan>(at);
  const panels = panelsOf(plan.filters),
    ySlab = slabBytes(panels, rows);
  for (let t: u32 = 0; t < plan.outputSteps; t++) {
    throughActivationSlab(plan.activation, plan.yGrad + t * ySlab, plan.y + t * ySlab, ySlab, rows, plan.filters);
  }
  if (plan.biasGrad != 0) columnSums(plan.biasGrad, plan.yGrad, ySlab, plan.outputSteps, rows, panels);
  for (let j: u32 = 0; j < plan.taps; j++) kernelGradient(plan, j, rows);
  if (plan.xGrad != 0) inputGradient(plan, rows);
}

/** Of tap j: over all output steps whose input step falls inside; they follow one another without a gap. */
function kernelGradient(plan: Conv1dPlan, j: u32, rows: u32): void {
  const xSlab = slabBytes(panelsOf(plan.inputs), rows),
    ySlab = slabBytes(panelsOf(plan.filters), rows);
  const shift = <i32>(j * plan.dilation) - <i32>plan.padding,
    stride = <i32>plan.stride;
  const first = shift < 0 ? (stride - 1 - shift) / stride : 0;
  const room = <i32>plan.inputSteps - 1 - shift;
  const last = room < 0 ? -1 : min(room / stride, <i32>plan.outputSteps - 1);
  if (last < first) return;
  gradient(
    plan.kernelGrad + j * plan.inputs * 32,
    plan.taps * plan.inputs * 32,
    plan.inputs,
    plan.x + (first * stride + shift) * xSlab,
    stride * xSlab,
    plan.yGrad + first * ySlab,
    ySlab,
    last - first + 1,
    rows,
    panelsOf(plan.filters),
  );
}

/** dx[i] = Σ dz[t]·Wⱼᵀ over all taps j and steps t with t·stride + j·dilation - padding = i. */
function inputGradient(plan: Conv1dPlan, rows: u32): void {
  const xPanels = panelsOf(plan.inputs),
    yPanels = panelsOf(plan.filters);
  const xSlab = slabBytes(xPanels, rows),
    ySlab = slabBytes(yPanels, rows);
  const panelBytes = yPanels * 8 * 32,
    tapBytes = xPanels * panelBytes;
  for (let j: u32 = 0; j < plan.taps; j++) {
    transposeMatrix(plan.transposed + j * tapBytes, plan.kernel + j * plan.inputs * 32, plan.taps * plan.inputs * 32, plan.inputs, yPanels);
  }
  let xGrad = plan.xGrad;
  for (let i: u32 = 0; i < plan.inputSteps; i++, xGrad += xSlab) {
    let count: u32 = 0;
    for (let j: u32 = 0; j < plan.taps; j++) {
      const reached = <i32>(i + plan.padding) - <i32>(j * plan.dilation);
      if (reached < 0 || reached % <i32>plan.stride != 0) continue;
      const t: u32 = reached / <i32>plan.stride;
      if (t >= plan.outputSteps) continue;
      setTerm(plan.terms + count * TERM, plan.yGrad + t * ySlab, plan.transposed + j * tapBytes, plan.filters, panelBytes);
      count++;
    }
    product(xGrad, 0, false, plan.terms, count, rows, xPanels);
  }
}
