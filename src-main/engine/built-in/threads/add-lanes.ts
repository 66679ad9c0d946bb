import type { Kernels } from '../kernels';
import type { Parameters } from '../parameters';

/**
 * Adds the gradients of other lanes to the first one's, in their order; those that are shared out have been summed already. Its calls cut
 * the weights into the same pieces as an optimizer's, so that both can be written down for the same ranges.
 *
 * @param others where the gradients of each lane after the first begin
 */
export function addLanes(kernels: Kernels, { summed }: Parameters, others: readonly number[]): void {
  for (const from of others) {
    for (const { offset, bytes, grads } of summed) kernels.add(grads, grads, from + offset * 4, bytes);
  }
}
