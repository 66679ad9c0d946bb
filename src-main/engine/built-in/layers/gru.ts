import type { GruSpec } from '../../../core/model/layers/gru';
import { activationKinds } from '../activations';
import type { LayerContext, PlannedLayer } from './layer';
import { planRecurrent } from './recurrent';

/** With the reset gate after the recurrent product a step keeps that product too. */
export function planGru(spec: GruSpec, context: LayerContext): PlannedLayer {
  const { gruForward: forward, gruBackward: backward } = context.kernels;
  const recurrentActivation = activationKinds[spec.recurrent_activation];
  const resetAfter = spec.reset_after;
  return planRecurrent(
    spec,
    { gates: 3, slabs: resetAfter ? 4 : 3, hasCarry: false, recurrentActivation, resetAfter, forward, backward },
    context,
  );
}
