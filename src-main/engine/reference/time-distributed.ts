import type { LayerSpec } from '../../core/model/layers';
import type { TimeDistributedSpec } from '../../core/model/layers/time-distributed';
import type { LayerCall, ReferenceBatch } from './batch';
import { noMasks } from './masks';
import { Matrix } from './matrix';

/** keras.layers.TimeDistributed: the inner layer on the batch of every step by itself. */
export function timeDistributed(
  spec: TimeDistributedSpec,
  batch: ReferenceBatch,
  call: LayerCall,
  layer: (spec: LayerSpec, batch: ReferenceBatch, call: LayerCall) => ReferenceBatch,
): ReferenceBatch {
  const [steps = 1, ...shape] = batch.shape;
  const outputs = Array.from({ length: steps }, (_, step) => {
    const samples = batch.samples.map((x) => sliceOf(x, x.rows / steps, step));
    const mask = shape.length === 1 && batch.mask ? batch.mask.map((flags) => [flags[step] ?? 1]) : null;
    const masks = (sample: number) => call.masks(sample).inner?.(step) ?? noMasks;
    return layer(spec.layer, { samples, shape, mask }, { ...call, masks, outputShape: call.outputShape.slice(1) });
  });
  const samples = batch.samples.map((_, sample) => {
    const pieces = outputs.map((output) => output.samples[sample] ?? new Matrix(0, 0));
    return new Matrix(
      pieces.reduce((sum, { rows }) => sum + rows, 0),
      pieces[0]?.columns ?? 0,
      pieces.flatMap(({ data }) => [...data]),
    );
  });
  return { samples, shape: call.outputShape, mask: batch.mask };
}

/** @param rows rows of one step */
function sliceOf(x: Matrix, rows: number, step: number): Matrix {
  const size = rows * x.columns;
  return new Matrix(rows, x.columns, x.data.subarray(step * size, (step + 1) * size));
}
