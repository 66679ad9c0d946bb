import { reserveTensor, type Tensor } from '../tensor';
import type { LayerContext } from './layer';

/**
 * Output of a layer without weights: where no gradient of its input is wanted, as before the first weights of a model, none of its
 * own is either, and the layer after it need not compute one.
 *
 * @param mask of the input, where the layer hands it on
 */
export function reserveOutput({ memory, input, outputShape, maxRows }: LayerContext, mask = 0): Tensor {
  const output = reserveTensor(memory, outputShape, maxRows, mask);
  return input.grad === 0 ? { ...output, grad: 0 } : output;
}
