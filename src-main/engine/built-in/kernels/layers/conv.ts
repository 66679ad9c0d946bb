import { activateInto, throughActivationInto } from '../activation';
import { defaultOption, Kind } from '../activations/kind';
import { columnSums } from '../product/column-sums';
import { product, setTerm, TERM } from '../product/product';
import { panelsOf, slabBytes } from '../slab';
import { ConvPlan } from './conv-plan';
import { narrowProduct, packColumns } from './conv-narrow';
import { inputGradient, kernelGradient } from './conv-gradient';
import { cellAt } from './window';

/** y[p] = f(b + Σⱼ x[cell that tap j sees from p]·Wⱼ). */
export function convForward(at: usize, rows: u32): void {
  const plan = changetype<ConvPlan>(at);
  const panels = panelsOf(plan.filters), slab = slabBytes(panels, rows), yToSums = plan.sums - plan.y;
  const isNarrow = plan.columns != 0, kind = plan.activation, option = defaultOption(kind);
  // The narrow product takes relu along.
  const isDone = kind == Kind.linear || (isNarrow && kind == Kind.relu);
  if (isNarrow) packColumns(plan, rows);
  let y = plan.y, cell: u32 = 0;
  for (let row: u32 = 0; row < plan.outputHeight; row++) {
    for (let column: u32 = 0; column < plan.outputWidth; column++, y += slab, cell++) {
      if (isNarrow) narrowProduct(plan, y + yToSums, cell, rows, kind == Kind.relu);
      else product(y + yToSums, plan.bias, false, plan.terms, tapTerms(plan, row, column, rows), rows, panels);
      if (!isDone) activateInto(kind, option, y, y + yToSums, slab, rows, plan.filters);
    }
  }
}

/** One term a tap. */
function tapTerms(plan: ConvPlan, y: u32, x: u32, rows: u32): u32 {
  const slab = slabBytes(panelsOf(plan.inputs), rows);
  const tapBytes = <usize>plan.inputs * 32, panelBytes = plan.height * plan.width * plan.inputs * 32;
  let count: u32 = 0;
  let kernel = plan.kernel;
  for (let j: u32 = 0; j < plan.height; j++) {
    for (let i: u32 = 0; i < plan.width; i++, kernel += tapBytes) {
      const cell = cellAt(plan, y, x, j, i);
      if (cell < 0) continue;
      setTerm(plan.terms + count * TERM, plan.x + <usize>cell * slab, kernel, plan.inputs, panelBytes);
      count++;
    }
  }
  return count;
}

/** Row by row of the output, so that what a row needs stays in the processor's cache. */
export function convBackward(at: usize, rows: u32): void {
  const plan = changetype<ConvPlan>(at);
  const panels = panelsOf(plan.filters), slab = slabBytes(panels, rows), rowBytes = plan.outputWidth * slab;
  for (let row: u32 = 0; row < plan.outputHeight; row++) {
    throughRow(plan, row * rowBytes, slab, rows);
    if (plan.biasGrad != 0) columnSums(plan.biasGrad, plan.yGrad + row * rowBytes, slab, plan.outputWidth, rows, panels);
    kernelGradient(plan, row, rows);
  }
  if (plan.xGrad != 0) inputGradient(plan, rows);
}

/** The gradient of one row of y becomes that of its sums. */
function throughRow(plan: ConvPlan, offset: usize, slab: usize, rows: u32): void {
  const kind = plan.activation, option = defaultOption(kind);
  if (kind == Kind.linear) return;
  for (const end = offset + plan.outputWidth * slab; offset < end; offset += slab) {
    const grad = plan.yGrad + offset;
    throughActivationInto(kind, option, grad, grad, plan.y + offset, plan.sums + offset, slab, rows, plan.filters);
  }
}
