import type { LayerSpec } from '../../../core/model/layers';

/**
 * Whether the rows of a batch cannot be computed apart: batch normalisation looks at all of them at once, stateful layers go on from
 * batch to batch, and a mask decides what the loss is divided by.
 */
export function couplesRows(spec: LayerSpec): boolean {
  switch (spec.type) {
    case 'BatchNormalization':
    case 'Masking':
      return true;
    case 'Embedding':
      return spec.mask_zero;
    case 'SimpleRNN':
    case 'LSTM':
    case 'GRU':
      return spec.stateful;
    case 'Bidirectional':
    case 'TimeDistributed':
      return couplesRows(spec.layer);
    default:
      return false;
  }
}
