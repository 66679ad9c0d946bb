import type { BatchNormalizationSpec, LayerNormalizationSpec } from '../../core/model/layers/normalization';
import type { LayerCall, ReferenceBatch } from './batch';
import { Matrix, valueAt } from './matrix';

interface Statistics {
  readonly mean: ArrayLike<number>;
  readonly variance: ArrayLike<number>;
}

/** keras.layers.BatchNormalization over the last axis: by the batch's own statistics in training, by the moving ones else. */
export function batchNormalization(spec: BatchNormalizationSpec, batch: ReferenceBatch, call: LayerCall): ReferenceBatch {
  const { gamma, beta, rest } = learned(spec, call.weights);
  const [mean = new Float64Array(0), variance = new Float64Array(0)] = rest;
  const statistics = call.training ? batchStatistics(batch) : { mean, variance };
  const samples = batch.samples.map((x) => {
    const values = x.data.map((value, i) => {
      const feature = i % x.columns;
      const normal = (value - valueAt(statistics.mean, feature)) / Math.sqrt(valueAt(statistics.variance, feature) + spec.epsilon);
      return normal * (gamma?.[feature] ?? 1) + (beta?.[feature] ?? 0);
    });
    return new Matrix(x.rows, x.columns, values);
  });
  return { ...batch, samples };
}

/** Mean and biased variance of every feature over all steps of all samples that are not masked. */
function batchStatistics({ samples, mask }: ReferenceBatch): Statistics {
  const columns = samples[0]?.columns ?? 0;
  const isKept = (sample: number, row: number): boolean => (mask?.[sample]?.[row] ?? 1) !== 0;
  const overAll = (term: (value: number, feature: number) => number): readonly number[] =>
    Array.from({ length: columns }, (_, feature) => {
      let sum = 0;
      let count = 0;
      for (const [sample, x] of samples.entries()) {
        for (let row = 0; row < x.rows; row++) {
          if (!isKept(sample, row)) continue;
          sum += term(x.at(row, feature), feature);
          count += 1;
        }
      }
      // Keras adds its epsilon where there is a mask.
      return sum / (mask ? count + 1e-7 : count);
    });
  const mean = overAll((value) => value);
  return { mean, variance: overAll((value, feature) => (value - valueAt(mean, feature)) ** 2) };
}

/** keras.layers.LayerNormalization over the last axis: every row by its own mean and biased variance. */
export function layerNormalization(spec: LayerNormalizationSpec, weights: readonly Float64Array[], x: Matrix): Matrix {
  const { gamma, beta } = learned(spec, weights);
  const rows: number[] = [];
  for (let row = 0; row < x.rows; row++) {
    const values = [...x.data.subarray(row * x.columns, (row + 1) * x.columns)];
    const mean = values.reduce((sum, value) => sum + value, 0) / x.columns;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / x.columns;
    rows.push(...values.map((value, i) => ((value - mean) / Math.sqrt(variance + spec.epsilon)) * (gamma?.[i] ?? 1) + (beta?.[i] ?? 0)));
  }
  return new Matrix(x.rows, x.columns, rows);
}

/** Gamma and beta are there where the layer scales and centers. */
function learned({ scale, center }: { readonly scale: boolean; readonly center: boolean }, weights: readonly Float64Array[]) {
  const rest = [...weights];
  const gamma = scale ? rest.shift() : undefined;
  const beta = center ? rest.shift() : undefined;
  return { gamma, beta, rest };
}
