import type { DenseSpec } from '../../../core/model/layers/dense';
import { activationKinds, needsSums } from '../activations';
import { paddedFeatures, reserveTensor, slabSize } from '../tensor';
import type { LayerContext, PlannedLayer } from './layer';

/** Dense on a flat tensor, or on every step of a sequence alike. */
export function planDense(spec: DenseSpec, context: LayerContext): PlannedLayer {
  const { kernels, memory, input, maxRows } = context;
  const { steps, features: inputs } = input;
  const { units } = spec;
  const kernel = context.weight('kernel');
  const bias = context.weight('bias');
  const kind = activationKinds[spec.activation];
  const output = reserveTensor(memory, context.outputShape, maxRows, input.mask);
  const { value, grad } = output;
  const transposed = memory.reserve(8 * paddedFeatures(units));
  // An activation whose slope needs the sums is computed apart from them.
  const isApart = needsSums(kind);
  const sums = isApart ? memory.reserve(steps * slabSize(units, maxRows)) : value;
  const fused = isApart ? activationKinds.linear : kind;
  return {
    output,
    forward(rows) {
      kernels.denseForward(sums, input.value, kernel.value, bias.value, steps, inputs, units, fused, rows);
      if (isApart) kernels.activationForward(kind, 1, value, sums, steps, units, rows);
    },
    backward(rows) {
      if (isApart) kernels.activationBackward(kind, 1, grad, grad, value, sums, steps, units, rows);
      const weights = [kernel.value, kernel.isWritten ? 0 : kernel.grad, bias.grad, transposed] as const;
      kernels.denseBackward(value, grad, input.value, input.grad, ...weights, steps, inputs, units, fused, rows);
      if (kernel.isWritten) kernels.denseGradient(kernel.grad, input.value, grad, steps, inputs, units, rows, 0, inputs, 1);
    },
  };
}
