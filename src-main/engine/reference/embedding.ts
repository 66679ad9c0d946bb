import type { EmbeddingSpec } from '../../core/model/layers/embedding';
import type { MaskingSpec } from '../../core/model/layers/masking';
import type { LayerCall, ReferenceBatch } from './batch';
import { Matrix, valueAt } from './matrix';

/** keras.layers.Embedding: rows of the table; with `mask_zero`, 0 is a step that is not there. */
export function embedding(spec: EmbeddingSpec, batch: ReferenceBatch, { weights, outputShape }: LayerCall): ReferenceBatch {
  const [table = new Float64Array(0)] = weights;
  const width = spec.output_dim;
  const samples = batch.samples.map(({ data }) => {
    const rows = [...data].map((index) => [...table.subarray(index * width, (index + 1) * width)]);
    return new Matrix(rows.length, width, rows.flat());
  });
  const mask = spec.mask_zero ? batch.samples.map(({ data }) => [...data].map((index) => (index === 0 ? 0 : 1))) : null;
  return { samples, shape: outputShape, mask };
}

/** keras.layers.Masking: steps at which every feature has the value are 0 from there on, and left out. */
export function masking(spec: MaskingSpec, batch: ReferenceBatch): ReferenceBatch {
  const mask = batch.samples.map(({ data, rows, columns }) =>
    Array.from({ length: rows }, (_, row) =>
      data.subarray(row * columns, (row + 1) * columns).some((value) => value !== spec.mask_value) ? 1 : 0,
    ),
  );
  const samples = batch.samples.map(
    ({ data, rows, columns }, sample) =>
      new Matrix(
        rows,
        columns,
        data.map((value, i) => value * valueAt(mask[sample] ?? [], Math.floor(i / columns))),
      ),
  );
  return { samples, shape: batch.shape, mask };
}
