import type { OptimizerSpec } from '../../core/model/model';
import { valueAt } from './matrix';

type Step = (weights: Float64Array, gradient: Float64Array) => void;

/** keras.optimizers in float64, written from Keras 3's `update_step`; one weight tensor an instance. */
export function referenceOptimizer(spec: OptimizerSpec, size: number): Step {
  const m = new Float64Array(size);
  const v = new Float64Array(size);
  let iterations = 0;
  let uProduct = 1;
  return (weights, gradient) => {
    const step = iterations + 1;
    if (spec.type === 'Nadam') uProduct *= momentumAt(spec.beta_1, step);
    for (let i = 0; i < size; i++) {
      const g = valueAt(gradient, i);
      weights[i] = valueAt(weights, i) - change(spec, g, i, { m, v, step, uProduct });
    }
    iterations += 1;
  };
}

/** Nadam's momentum schedule: β₁·(1 - 0.5·0.96ᵗ). */
function momentumAt(beta: number, step: number): number {
  return beta * (1 - 0.5 * 0.96 ** step);
}

interface Slots {
  readonly m: Float64Array;
  readonly v: Float64Array;
  readonly step: number;
  readonly uProduct: number;
}

function change(spec: OptimizerSpec, g: number, i: number, { m, v, step, uProduct }: Slots): number {
  if (spec.type === 'SGD') {
    if (spec.momentum === 0) return spec.learning_rate * g;
    m[i] = spec.momentum * valueAt(m, i) - spec.learning_rate * g;
    return spec.nesterov ? -(spec.momentum * valueAt(m, i) - spec.learning_rate * g) : -valueAt(m, i);
  }
  m[i] = spec.beta_1 * valueAt(m, i) + (1 - spec.beta_1) * g;
  v[i] = spec.beta_2 * valueAt(v, i) + (1 - spec.beta_2) * g * g;
  const vHat = valueAt(v, i) / (1 - spec.beta_2 ** step);
  if (spec.type === 'Adam') {
    const alpha = (spec.learning_rate * Math.sqrt(1 - spec.beta_2 ** step)) / (1 - spec.beta_1 ** step);
    return (alpha * valueAt(m, i)) / (Math.sqrt(valueAt(v, i)) + spec.epsilon);
  }
  const now = momentumAt(spec.beta_1, step);
  const next = momentumAt(spec.beta_1, step + 1);
  const mHat = (next * valueAt(m, i)) / (1 - uProduct * next) + ((1 - now) * g) / (1 - uProduct);
  return (spec.learning_rate * mHat) / (Math.sqrt(vHat) + spec.epsilon);
}
