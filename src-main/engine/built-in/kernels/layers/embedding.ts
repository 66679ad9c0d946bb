import { panelsOf, ROW, slabBytes, valueAt } from '../slab';

/** One Embedding layer as the driver lays it out; the fields stand in the order of `embeddingFields` in `../../layers/embedding.ts`. */
@unmanaged
class EmbeddingPlan {
  /** Indices: one slab with a feature a step, or [steps] slabs of one feature. */
  x: usize;
  /** 1 for the first of both. */
  isFlat: u32;
  y: usize;
  yGrad: usize;
  /** [panels][inputs][8] */
  table: usize;
  tableGrad: usize;
  /** [steps][rows] flags written, or 0 where 0 is an index like others. */
  mask: usize;
  steps: u32;
  inputs: u32;
  outputs: u32;
  /** Written by the forward pass: 0, or one by the place of the first value that is no index, 1 + step × rows + row. */
  wrong: u32;
}

@inline function indexAt(plan: EmbeddingPlan, rows: u32, step: u32, row: u32): f32 {
  return load<f32>(plan.isFlat ? valueAt(plan.x, rows, row, step) : valueAt(plan.x + step * slabBytes(1, rows), rows, row, 0));
}

/** Place of row `index` of the table in panel 0; the other panels follow at a distance of `inputs` rows. */
@inline function entry(table: usize, index: f32): usize {
  return table + <usize>index * ROW;
}

@inline function isIndex(plan: EmbeddingPlan, value: f32): bool {
  return value >= 0 && value < <f32>plan.inputs && floor(value) == value;
}

/** keras.layers.Embedding: y[step] = table[x[step]]; what is no index is taken for 0 and told. */
export function embeddingForward(at: usize, rows: u32): void {
  const plan = changetype<EmbeddingPlan>(at), panels = panelsOf(plan.outputs);
  const tablePanel = <usize>plan.inputs * ROW, panel = <usize>rows * ROW;
  let y = plan.y;
  plan.wrong = 0;
  for (let step: u32 = 0; step < plan.steps; step++, y += panels * panel) {
    for (let row: u32 = 0; row < rows; row++) {
      let index = indexAt(plan, rows, step, row);
      if (!isIndex(plan, index)) {
        if (plan.wrong == 0) plan.wrong = 1 + step * rows + row;
        index = 0;
      }
      if (plan.mask != 0) store<f32>(plan.mask + ((<usize>step * rows + row) << 2), index == 0 ? 0 : 1);
      let from = entry(plan.table, index), to = y + <usize>row * ROW;
      for (let i: u32 = 0; i < panels; i++, from += tablePanel, to += panel) memory.copy(to, from, ROW);
    }
  }
}

/** Adds every step's gradient to the row of the table that it came from, in the order of steps and rows. */
export function embeddingBackward(at: usize, rows: u32): void {
  const plan = changetype<EmbeddingPlan>(at), panels = panelsOf(plan.outputs);
  const tablePanel = <usize>plan.inputs * ROW, panel = <usize>rows * ROW;
  let yGrad = plan.yGrad;
  for (let step: u32 = 0; step < plan.steps; step++, yGrad += panels * panel) {
    for (let row: u32 = 0; row < rows; row++) {
      const index = indexAt(plan, rows, step, row);
      if (!isIndex(plan, index)) continue;
      let to = entry(plan.tableGrad, index), from = yGrad + <usize>row * ROW;
      for (let i: u32 = 0; i < panels; i++, to += tablePanel, from += panel) {
        v128.store(to, f32x4.add(v128.load(to), v128.load(from)));
        v128.store(to, f32x4.add(v128.load(to, 16), v128.load(from, 16)), 16);
      }
    }
  }
}
