import type { OptimizerSpec } from '../../core/model/model';
import { clipped } from './clipping';
import { valueAt } from './matrix';
import { scheduled } from './schedules';

/** Moves all weights of a model by their gradients, one tensor beside the other. */
export type ReferenceOptimizer = (weights: readonly Float64Array[], gradients: readonly Float64Array[]) => void;

/** Numbers that are kept of one weight. */
type Slot = (name: string, first?: number) => { get(): number; set(value: number): number };
/** @returns what is taken off the weight */
type Rule = (g: number, rate: number, step: number, slot: Slot) => number;

/** keras.optimizers in float64, written from Keras 3's `update_step`: gradients clipped, weights decayed, then every weight by itself. */
export function referenceOptimizer(spec: OptimizerSpec): ReferenceOptimizer {
  const kept = new Map<string, number>();
  const rule = ruleOf(spec);
  let iterations = 0;
  return (weights, gradients) => {
    const rate = typeof spec.learning_rate === 'number' ? spec.learning_rate : scheduled(spec.learning_rate, iterations);
    const grads = clipped(spec, gradients);
    for (const [tensor, values] of weights.entries()) {
      for (let i = 0; i < values.length; i++) {
        const w = valueAt(values, i);
        const decayed = w - w * (spec.weight_decay ?? 0) * rate;
        const slot: Slot = (name, first = 0) => {
          const key = `${tensor}/${i}/${name}`;
          return { get: () => kept.get(key) ?? first, set: (value) => (kept.set(key, value), value) };
        };
        values[i] = decayed - rule(valueAt(grads[tensor] ?? [], i), rate, iterations + 1, slot);
      }
    }
    iterations += 1;
  };
}

function ruleOf(spec: OptimizerSpec): Rule {
  switch (spec.type) {
    case 'SGD':
      return (g, rate, _step, slot) => {
        if (spec.momentum === 0) return rate * g;
        const m = slot('m').set(spec.momentum * slot('m').get() - rate * g);
        return spec.nesterov ? rate * g - spec.momentum * m : -m;
      };
    case 'RMSprop':
      return rmsprop(spec);
    case 'Adam':
    case 'AdamW':
      return adam(spec);
    case 'Nadam':
      return nadam(spec);
    case 'Adamax':
      return (g, rate, step, slot) => {
        const m = blend(slot('m'), spec.beta_1, g);
        const u = slot('u').set(Math.max(spec.beta_2 * slot('u').get(), Math.abs(g)));
        return (rate * m) / ((1 - spec.beta_1 ** step) * (u + spec.epsilon));
      };
    case 'Adagrad':
      return (g, rate, _step, slot) => {
        const a = slot('a').set(slot('a', spec.initial_accumulator_value).get() + g * g);
        return (rate * g) / Math.sqrt(a + spec.epsilon);
      };
    case 'Adadelta':
      return (g, rate, _step, slot) => {
        const a = blend(slot('a'), spec.rho, g * g);
        const move = (Math.sqrt(slot('b').get() + spec.epsilon) * g) / Math.sqrt(a + spec.epsilon);
        blend(slot('b'), spec.rho, move * move);
        return rate * move;
      };
  }
}

/** keep × slot + (1 - keep) × value */
function blend(slot: ReturnType<Slot>, keep: number, value: number): number {
  return slot.set(keep * slot.get() + (1 - keep) * value);
}

function rmsprop(spec: Extract<OptimizerSpec, { type: 'RMSprop' }>): Rule {
  return (g, rate, _step, slot) => {
    const v = blend(slot('v'), spec.rho, g * g);
    const centre = spec.centered ? blend(slot('mean'), spec.rho, g) ** 2 : 0;
    const move = (rate * g) / Math.sqrt(v - centre + spec.epsilon);
    return spec.momentum > 0 ? slot('m').set(spec.momentum * slot('m').get() + move) : move;
  };
}

function adam(spec: Extract<OptimizerSpec, { type: 'Adam' | 'AdamW' }>): Rule {
  return (g, rate, step, slot) => {
    const m = blend(slot('m'), spec.beta_1, g);
    const v = blend(slot('v'), spec.beta_2, g * g);
    const used = spec.amsgrad ? slot('max').set(Math.max(slot('max').get(), v)) : v;
    const alpha = (rate * Math.sqrt(1 - spec.beta_2 ** step)) / (1 - spec.beta_1 ** step);
    return (alpha * m) / (Math.sqrt(used) + spec.epsilon);
  };
}

function nadam(spec: Extract<OptimizerSpec, { type: 'Nadam' }>): Rule {
  const momentumAt = (step: number): number => spec.beta_1 * (1 - 0.5 * 0.96 ** step);
  return (g, rate, step, slot) => {
    const m = blend(slot('m'), spec.beta_1, g);
    const v = blend(slot('v'), spec.beta_2, g * g);
    const product = slot('product').set(slot('product', 1).get() * momentumAt(step));
    const next = momentumAt(step + 1);
    const mHat = (next * m) / (1 - product * next) + ((1 - momentumAt(step)) * g) / (1 - product);
    return (rate * mHat) / (Math.sqrt(v / (1 - spec.beta_2 ** step)) + spec.epsilon);
  };
}
