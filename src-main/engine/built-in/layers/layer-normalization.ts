import type { LayerNormalizationSpec } from '../../../core/model/layers/normalization';
import { writePlan } from '../plan-fields';
import { reserveTensor } from '../tensor';
import type { LayerContext, PlannedLayer } from './layer';

/** The fields of `LayerNormalizationPlan` in `kernels/layers/layer-normalization-plan.ts`, in its order. */
const layerNormalizationFields = [
  'x',
  'xGrad',
  'y',
  'yGrad',
  'gamma',
  'gammaGrad',
  'beta',
  'betaGrad',
  'statistics',
  'cells',
  'features',
] as const;

export function planLayerNormalization(spec: LayerNormalizationSpec, context: LayerContext): PlannedLayer {
  const { kernels, memory, input, weight, maxRows } = context;
  const output = reserveTensor(memory, context.outputShape, maxRows, input.mask);
  const plan = memory.reserve(layerNormalizationFields.length);
  const [gamma, beta] = [weight('gamma'), weight('beta')];
  const values = {
    x: input.value,
    xGrad: input.grad,
    y: output.value,
    yGrad: output.grad,
    gamma: gamma.value,
    gammaGrad: gamma.grad,
    beta: beta.value,
    betaGrad: beta.grad,
    statistics: memory.reserve(input.steps * maxRows * 2),
    cells: input.steps,
    features: input.features,
  };
  return {
    output,
    prepare: () => writePlan(memory, plan, layerNormalizationFields, values),
    forward: (rows) => kernels.layerNormalizationForward(plan, rows, spec.epsilon),
    backward: (rows) => kernels.layerNormalizationBackward(plan, rows),
  };
}
