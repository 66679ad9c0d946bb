import { fail } from '../../../core/errors';
import type { EmbeddingSpec } from '../../../core/model/layers/embedding';
import { writePlan } from '../plan-fields';
import { reserveTensor, slabSize } from '../tensor';
import type { LayerContext, PlannedLayer } from './layer';

/** The fields of `EmbeddingPlan` in `kernels/layers/embedding.ts`, in its order. */
const embeddingFields = ['x', 'isFlat', 'y', 'yGrad', 'table', 'tableGrad', 'mask', 'steps', 'inputs', 'outputs', 'wrong'] as const;

/** [steps] or [steps, 1] of whole numbers as [steps, output_dim]; its input has no gradient, as in Keras. */
export function planEmbedding(spec: EmbeddingSpec, context: LayerContext): PlannedLayer {
  const { kernels, memory, input, maxRows } = context;
  const isFlat = input.shape.length === 1;
  const steps = isFlat ? input.features : input.steps;
  const output = reserveTensor(memory, context.outputShape, maxRows, spec.mask_zero ? memory.reserve(steps * maxRows) : 0);
  const table = context.weight('embeddings');
  const plan = memory.reserve(embeddingFields.length);
  const values = {
    x: input.value,
    isFlat: isFlat ? 1 : 0,
    y: output.value,
    yGrad: output.grad,
    table: table.value,
    tableGrad: table.grad,
    mask: output.mask,
    steps,
    inputs: spec.input_dim,
    outputs: spec.output_dim,
    wrong: 0,
  };
  /** Address of the input's value at a step of a row, in float32 values from its start. */
  const placeOf = (step: number, row: number, rows: number): number =>
    isFlat ? ((step >> 3) * rows + row) * 8 + (step & 7) : (step * rows + row) * 8;
  return {
    output,
    prepare: () => writePlan(memory, plan, embeddingFields, values),
    forward(rows) {
      kernels.embeddingForward(plan, rows);
    },
    check(rows) {
      const wrong = (memory.words(plan, embeddingFields.length).at(-1) ?? 0) - 1;
      if (wrong < 0) return;
      const [step, row] = [Math.floor(wrong / rows), wrong % rows];
      const place = placeOf(step, row, rows);
      refuse(spec, context.name, step, memory.floats(input.value, place + 1)[place] ?? NaN);
    },
    backward(rows) {
      if (input.grad !== 0) kernels.zero(input.grad, input.steps * slabSize(input.features, rows) * 4);
      kernels.embeddingBackward(plan, rows);
    },
  };
}

function refuse(spec: EmbeddingSpec, layer: string, step: number, value: number): never {
  return fail({
    code: 'model.invalid',
    message: `${layer} takes whole numbers from 0 to ${spec.input_dim - 1}, but step ${step + 1} is ${value}.`,
    place: layer,
    value: String(value),
    remedy:
      value >= spec.input_dim ? 'Raise input_dim above the largest number of the data.' : 'Give it whole numbers that are not scaled.',
  });
}
