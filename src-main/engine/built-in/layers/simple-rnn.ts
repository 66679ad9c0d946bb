import type { SimpleRnnSpec } from '../../../core/model/layers/simple-rnn';
import type { LayerContext, PlannedLayer } from './layer';
import { planRecurrent } from './recurrent';

export function planSimpleRnn(spec: SimpleRnnSpec, context: LayerContext): PlannedLayer {
  const { simpleRnnForward: forward, simpleRnnBackward: backward } = context.kernels;
  return planRecurrent(
    spec,
    { gates: 1, slabs: 1, hasCarry: false, recurrentActivation: 0, resetAfter: false, forward, backward },
    context,
  );
}
