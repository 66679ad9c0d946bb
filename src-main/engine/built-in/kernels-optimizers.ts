/** What `kernels/optimizers/` exports, with the parameters as they are named there. Sizes are bytes, multiples of 16. */
export interface OptimizerKernels {
  sgd(weights: number, grads: number, bytes: number, rate: number): void;
  sgdMomentum(weights: number, grads: number, moments: number, bytes: number, rate: number, momentum: number, nesterov: number): void;
  rmsprop(...slots: RmspropArguments): void;
  adam(...slots: AdamArguments): void;
  adamAmsgrad(...slots: AmsgradArguments): void;
  nadam(...slots: NadamArguments): void;
  adamax(...slots: AdamaxArguments): void;
  adagrad(weights: number, grads: number, accumulators: number, bytes: number, rate: number, epsilon: number): void;
  adadelta(...slots: AdadeltaArguments): void;
  fill(at: number, bytes: number, value: number): void;
  sumOfSquares(at: number, bytes: number): number;
  sumOfAbsolutes(at: number, bytes: number): number;
  penaltyGradient(grads: number, weights: number, bytes: number, l1: number, l2: number): void;
  clipValues(at: number, bytes: number, limit: number): void;
  scale(at: number, bytes: number, factor: number): void;
  decayWeights(at: number, bytes: number, share: number): void;
  nonNegative(at: number, bytes: number): void;
  /** float64 [count][length]; `count` a multiple of 4, `length` of 2. */
  orthonormalize(vectors: number, count: number, length: number): void;
  maxNorm(weights: number, places: number, groups: number, size: number, maxValue: number): void;
}

type AdamArguments = [
  ...pieces: [weights: number, grads: number, moments: number, velocities: number],
  bytes: number,
  ...numbers: [alpha: number, share1: number, share2: number, epsilon: number],
];
type AmsgradArguments = [
  ...pieces: [weights: number, grads: number, moments: number, velocities: number, largest: number],
  bytes: number,
  ...numbers: [alpha: number, share1: number, share2: number, epsilon: number],
];
type NadamArguments = [
  ...pieces: [weights: number, grads: number, moments: number, velocities: number],
  bytes: number,
  ...numbers: [rate: number, momentShare: number, gradShare: number, velocityShare: number],
  ...shares: [share1: number, share2: number, epsilon: number],
];
type AdamaxArguments = [
  ...pieces: [weights: number, grads: number, moments: number, norms: number],
  bytes: number,
  ...numbers: [alpha: number, share1: number, beta2: number, epsilon: number],
];
type RmspropArguments = [
  ...pieces: [weights: number, grads: number, velocities: number, averages: number, moments: number],
  bytes: number,
  ...numbers: [rate: number, share: number, momentum: number, epsilon: number],
];
type AdadeltaArguments = [
  ...pieces: [weights: number, grads: number, squares: number, moves: number],
  bytes: number,
  ...numbers: [rate: number, share: number, epsilon: number],
];
