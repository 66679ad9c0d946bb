import type { TrainingSpec } from '../../core/run/run';

export type ClassWeightSpec = NonNullable<TrainingSpec['class_weight']>;

/**
 * The factor of every class's losses in training. Keras's `class_weight`: a class that is not named counts 1. `balanced` is
 * scikit-learn's `compute_class_weight`: rows / (classes that occur × rows of the class), from the training part alone.
 *
 * @param y [rows] class indices of the training part
 * @param labels class labels in order of their index; `refuseTraining` has seen that no other is named
 * @returns [classes]
 */
export function classWeights(spec: ClassWeightSpec, y: Float32Array, labels: readonly string[]): Float32Array {
  if (spec === 'balanced') return balanced(y, labels.length);
  return Float32Array.from(labels, (label) => (Object.hasOwn(spec, label) ? (spec[label] ?? 1) : 1));
}

function balanced(y: Float32Array, classes: number): Float32Array {
  const counts = new Float64Array(classes);
  for (const index of y) counts[index] = (counts[index] ?? 0) + 1;
  const present = counts.filter((count) => count > 0).length;
  // A class without rows has no loss to weigh.
  return Float32Array.from(counts, (count) => (count === 0 ? 1 : y.length / (present * count)));
}
