import type { LstmSpec } from '../../../core/model/layers/lstm';
import { activationKinds } from '../activations';
import type { LayerContext, PlannedLayer } from './layer';
import { planRecurrent } from './recurrent';

export function planLstm(spec: LstmSpec, context: LayerContext): PlannedLayer {
  const { lstmForward: forward, lstmBackward: backward, lstmGradient: gradient } = context.kernels;
  const recurrentActivation = activationKinds[spec.recurrent_activation];
  const cell = { gates: 4, slabs: 4, hasCarry: true, recurrentActivation, resetAfter: false, forward, backward, gradient };
  return planRecurrent(spec, cell, context);
}
