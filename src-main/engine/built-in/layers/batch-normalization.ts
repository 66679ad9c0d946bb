import type { BatchNormalizationSpec } from '../../../core/model/layers/normalization';
import { writePlan } from '../plan-fields';
import { paddedFeatures, reserveTensor } from '../tensor';
import type { LayerContext, PlannedLayer } from './layer';

/** The fields of `BatchNormalizationPlan` in `kernels/layers/batch-normalization-plan.ts`, in its order. */
const batchNormalizationFields = [
  'x',
  'xGrad',
  'y',
  'yGrad',
  'gamma',
  'gammaGrad',
  'beta',
  'betaGrad',
  'movingMean',
  'movingVariance',
  'mean',
  'inverse',
  'mask',
  'cells',
  'cellsPerStep',
  'features',
] as const;

/** Over all axes but the last; the rows that pad a batch do not count, nor do masked steps. */
export function planBatchNormalization(spec: BatchNormalizationSpec, context: LayerContext): PlannedLayer {
  const { kernels, memory, input } = context;
  const output = reserveTensor(memory, context.outputShape, context.maxRows, input.mask);
  const plan = memory.reserve(batchNormalizationFields.length);
  const values = {
    x: input.value,
    xGrad: input.grad,
    y: output.value,
    yGrad: output.grad,
    ...weightFields(context),
    mean: memory.reserve(paddedFeatures(input.features)),
    inverse: memory.reserve(paddedFeatures(input.features)),
    mask: input.mask,
    cells: input.steps,
    cellsPerStep: input.shape.length > 1 ? input.steps / (input.shape[0] ?? 1) : 1,
    features: input.features,
  };
  const { epsilon, momentum } = spec;
  return {
    output,
    prepare: () => writePlan(memory, plan, batchNormalizationFields, values),
    forward: (rows, training, batch) =>
      kernels.batchNormalizationForward(plan, rows, batch, training ? 1 : 0, epsilon, momentum, 1 - momentum),
    backward: (rows, training, batch) => kernels.batchNormalizationBackward(plan, rows, batch, training ? 1 : 0),
  };
}

function weightFields({ weight }: LayerContext) {
  const [gamma, beta] = [weight('gamma'), weight('beta')];
  return {
    gamma: gamma.value,
    gammaGrad: gamma.grad,
    beta: beta.value,
    betaGrad: beta.grad,
    movingMean: weight('moving_mean').value,
    movingVariance: weight('moving_variance').value,
  };
}
