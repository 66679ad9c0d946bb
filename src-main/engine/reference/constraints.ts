import type { WeightSpec } from '../../core/model/layer';
import { valueAt } from './matrix';

/** keras.constraints, applied to a weight in Keras's row-major layout. */
export function constrain({ constraint, shape }: WeightSpec, values: Float64Array): void {
  if (constraint?.type === 'NonNeg') values.forEach((value, i) => (values[i] = Math.max(value, 0)));
  if (constraint?.type !== 'MaxNorm') return;
  const { axis, max_value } = constraint;
  const inner = shape.slice(axis + 1).reduce((product, length) => product * length, 1);
  const size = valueAt(shape, axis);
  for (let outer = 0; outer < values.length; outer += inner * size) {
    for (let i = 0; i < inner; i++) {
      const places = Array.from({ length: size }, (_, along) => outer + along * inner + i);
      const norm = Math.sqrt(places.reduce((sum, place) => sum + valueAt(values, place) ** 2, 0));
      for (const place of places) values[place] = valueAt(values, place) * (Math.min(norm, max_value) / (1e-7 + norm));
    }
  }
}
