import type { DenseSpec } from '../../../core/model/layers/dense';
import { activationKinds } from '../activations';
import { paddedFeatures, reserveTensor } from '../tensor';
import type { LayerContext, PlannedLayer } from './layer';

/** Dense on a flat tensor, or on every step of a sequence alike. */
export function planDense(spec: DenseSpec, context: LayerContext): PlannedLayer {
  const { kernels, memory, input } = context;
  const { steps, features: inputs } = input;
  const kernel = context.weight('kernel');
  const bias = context.weight('bias');
  const activation = activationKinds[spec.activation];
  const output = reserveTensor(memory, context.outputShape, context.maxRows, input.mask);
  const transposed = memory.reserve(paddedFeatures(inputs) * paddedFeatures(spec.units));
  return {
    output,
    forward(rows) {
      kernels.denseForward(output.value, input.value, kernel.value, bias.value, steps, inputs, spec.units, activation, rows);
    },
    backward(rows) {
      const { value, grad } = output;
      kernels.denseBackward(
        value,
        grad,
        input.value,
        input.grad,
        kernel.value,
        kernel.grad,
        bias.grad,
        transposed,
        steps,
        inputs,
        spec.units,
        activation,
        rows,
      );
    },
  };
}
