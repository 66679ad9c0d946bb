import type { LayerSpec } from '../../../core/model/layers';
import type { TimeDistributedSpec } from '../../../core/model/layers/time-distributed';
import { paddedFeatures, reserveTensor, type Tensor } from '../tensor';
import type { LayerContext, PlannedLayer } from './layer';
import { planEveryStep } from './time-distributed-steps';

type PlanLayer = (spec: LayerSpec, context: LayerContext) => PlannedLayer | null;
type InnerType = TimeDistributedSpec['layer']['type'];

/** They do the same to every position anyway, so that the wrapper adds nothing. */
const positionwise: ReadonlySet<InnerType> = new Set<InnerType>([
  'Dense',
  'Activation',
  'LeakyReLU',
  'ELU',
  'Softmax',
  'LayerNormalization',
  'Dropout',
  'GaussianNoise',
]);

/**
 * One layer at every step: the steps are put into one batch of steps × rows, for which the inner layer is planned once. Batch
 * normalisation alone looks at the rows of one step together, and is planned for every step.
 *
 * @param planLayer plans the inner layer
 */
export function planTimeDistributed(spec: TimeDistributedSpec, context: LayerContext, planLayer: PlanLayer): PlannedLayer {
  if (positionwise.has(spec.layer.type)) return planned(spec, context, planLayer);
  if (spec.layer.type === 'BatchNormalization') return planEveryStep(context, (step) => planned(spec, step, planLayer));
  return planFolded(spec, context, planLayer);
}

function planned(spec: TimeDistributedSpec, context: LayerContext, planLayer: PlanLayer): PlannedLayer {
  const layer = planLayer(spec.layer, context);
  if (!layer) throw new Error(`${spec.layer.type} computes nothing.`);
  return layer;
}

function planFolded(spec: TimeDistributedSpec, context: LayerContext, planLayer: PlanLayer): PlannedLayer {
  const { kernels, memory, input, outputShape, maxRows } = context;
  const [steps = 1, ...step] = input.shape;
  const folded = reserveTensor(memory, step, steps * maxRows);
  const x: Tensor = input.grad === 0 ? { ...folded, grad: 0 } : folded;
  const inner = planned(spec, { ...context, input: x, outputShape: outputShape.slice(1), maxRows: steps * maxRows }, planLayer);
  const y = inner.output;
  const own = reserveTensor(memory, outputShape, maxRows, input.mask);
  const output: Tensor = y.grad === 0 ? { ...own, grad: 0 } : own;
  const fold = (to: number, from: number, blocks: number, rows: number): void =>
    kernels.transposeBlocks(to, from, steps, blocks, rows * 32);
  const unfold = (to: number, from: number, blocks: number, rows: number): void =>
    kernels.transposeBlocks(to, from, blocks, steps, rows * 32);
  return {
    output,
    inner: [inner],
    kept: inner.kept ?? [],
    prepare: () => inner.prepare?.(),
    check: (rows) => inner.check?.(steps * rows),
    forward(rows, training) {
      fold(x.value, input.value, blocksOf(x), rows);
      inner.forward(steps * rows, training, steps * rows);
      unfold(output.value, y.value, blocksOf(y), rows);
    },
    backward(rows, training) {
      if (y.grad !== 0) fold(y.grad, output.grad, blocksOf(y), rows);
      inner.backward(steps * rows, training, steps * rows);
      if (input.grad !== 0) unfold(input.grad, x.grad, blocksOf(x), rows);
    },
  };
}

/** Panels of all slabs of one step. */
function blocksOf(step: Tensor): number {
  return (step.steps * paddedFeatures(step.features)) / 8;
}
