/** Kinds of activation; `../../activations.ts` numbers them alike. */
export const enum Kind {
  linear = 0,
  relu = 1,
  sigmoid = 2,
  tanh = 3,
  /** @public Used by kernels whose decorators hide their imports from the search for unused code. */
  softmax = 4,
  relu6 = 5,
  leakyRelu = 6,
  elu = 7,
  selu = 8,
  gelu = 9,
  hardSigmoid = 10,
  softplus = 11,
  softsign = 12,
  silu = 13,
  exponential = 14,
}

/** Kinds that first fall and then rise: f′ cannot be told from y = f(z), so z has to be kept. */
@inline export function needsSums(kind: u32): bool {
  return kind == Kind.gelu || kind == Kind.silu;
}

/** Keras's default of a kind's one option: the slope of leaky_relu below 0, the depth of elu. */
@inline export function defaultOption(kind: u32): f32 {
  return kind == Kind.leakyRelu ? 0.2 : 1;
}
