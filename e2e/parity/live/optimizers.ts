import type { RawSpec } from '../support/case';
import type { Draw } from './draw';

type Options = (draw: Draw) => object;

const beta = (draw: Draw): object => draw.maybe(40, () => ({ beta_1: draw.of([0.8, 0.95]), beta_2: draw.of([0.9, 0.99]) }));
const amsgrad = (draw: Draw): object => draw.maybe(30, () => ({ amsgrad: true }));

const options: Readonly<Record<string, Options>> = {
  SGD: (draw) => draw.maybe(60, () => ({ momentum: draw.of([0.5, 0.9]), nesterov: draw.percent(50) })),
  RMSprop: (draw) => ({
    ...draw.maybe(40, () => ({ rho: 0.8 })),
    ...draw.maybe(40, () => ({ momentum: 0.5 })),
    ...draw.maybe(30, () => ({ centered: true, epsilon: 1e-3 })),
  }),
  Adam: (draw) => ({ ...beta(draw), ...amsgrad(draw) }),
  AdamW: (draw) => ({ ...beta(draw), ...amsgrad(draw) }),
  Nadam: beta,
  Adamax: beta,
  Adagrad: (draw) => draw.maybe(40, () => ({ initial_accumulator_value: 0.01 })),
  Adadelta: (draw) => draw.maybe(40, () => ({ rho: 0.9, epsilon: 1e-5 })),
};

/** Rates at which fifty steps teach something without leaving rounding to decide. */
const rates: Readonly<Record<string, readonly number[]>> = { SGD: [0.01, 0.03], Adagrad: [0.01, 0.03], Adadelta: [0.1, 1] };

/** @returns an optimizer with random options; Keras takes one way of clipping at a time */
export function optimizerOf(draw: Draw): RawSpec {
  const type = draw.of(Object.keys(options));
  return {
    type,
    learning_rate: rateOf(draw, draw.of(rates[type] ?? [0.001, 0.003])),
    ...options[type]!(draw),
    ...draw.maybe(25, () => draw.of([{ clipnorm: 0.1 }, { clipvalue: 0.05 }, { global_clipnorm: 0.3 }])),
    ...draw.maybe(20, () => ({ weight_decay: 0.01 })),
  };
}

function rateOf(draw: Draw, rate: number): number | RawSpec {
  if (draw.percent(75)) return rate;
  return draw.of([
    { type: 'ExponentialDecay', initial_learning_rate: rate, decay_steps: 10, decay_rate: 0.8, staircase: draw.percent(50) },
    { type: 'CosineDecay', initial_learning_rate: rate, decay_steps: 30, alpha: 0.1 },
    { type: 'CosineDecay', initial_learning_rate: 0, warmup_target: rate, warmup_steps: 8, decay_steps: 30 },
  ]);
}
