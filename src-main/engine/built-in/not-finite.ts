import { allFinite } from '../../core/all-finite';
import type { Network } from './network';
import { paddedRows, slabSize } from './tensor';

/**
 * The layer where numbers went wrong: the first whose answers in the last pass are not finite; where all are, as when the loss
 * itself overflowed, the first whose weights are not.
 *
 * @param batch samples of the last pass
 * @returns its Keras name, or null
 */
export function firstNotFinite(network: Network, batch: number): string | null {
  const { memory, parameters } = network;
  const rows = paddedRows(batch);
  for (const { name, planned } of network.named) {
    const { value, steps, features } = planned.output;
    if (!allFinite(memory.floats(value, steps * slabSize(features, rows)))) return name;
  }
  const wrong = parameters.read().find(({ values }) => !allFinite(values));
  return wrong ? (wrong.name.split('/')[0] ?? wrong.name) : null;
}
