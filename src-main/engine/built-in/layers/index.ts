import type { LayerSpec } from '../../../core/model/layers';
import { planConv1d } from './conv1d';
import { planDense } from './dense';
import { planDropout } from './dropout';
import { planFlatten } from './flatten';
import { planGru } from './gru';
import type { LayerContext, PlannedLayer } from './layer';
import { planLstm } from './lstm';
import { planSimpleRnn } from './simple-rnn';

export type { LayerContext, LayerMasks, MaskRegion, PlannedLayer } from './layer';

/** The one list of what the engine computes; Input computes nothing. */
export function planLayer(spec: LayerSpec, context: LayerContext): PlannedLayer | null {
  switch (spec.type) {
    case 'Input':
      return null;
    case 'Flatten':
      return planFlatten(context);
    case 'Dense':
      return planDense(spec, context);
    case 'Dropout':
      return planDropout(spec, context);
    case 'SimpleRNN':
      return planSimpleRnn(spec, context);
    case 'LSTM':
      return planLstm(spec, context);
    case 'GRU':
      return planGru(spec, context);
    case 'Conv1D':
      return planConv1d(spec, context);
  }
}
