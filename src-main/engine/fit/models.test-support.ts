import type { EngineState, NamedTensor, StepResult, Trainable } from '../engine';

/** What the two models below do alike. */
class PlainModel {
  readonly outputShape = [1];
  readonly targetSize = 1;
  readonly outputSize = 1;

  constructor(protected rate: number) {}

  learningRate(): number {
    return this.rate;
  }

  setLearningRate(rate: number): void {
    this.rate = rate;
  }

  resetStates(): void {
    return;
  }

  gradients(): readonly NamedTensor[] {
    return [];
  }
}

/** Logistic regression by plain gradient descent in float64, for the tests of the fit loop: small enough to check by hand. */
export class LogisticModel extends PlainModel implements Trainable {
  /** Rows of every training step, in order. */
  readonly seen: number[][] = [];
  /** Sample weights of every training step; null where none were given. */
  readonly weighed: (number[] | null)[] = [];
  private weights64: Float64Array;

  constructor(
    private readonly features: number,
    rate: number,
  ) {
    super(rate);
    this.weights64 = new Float64Array(features + 1);
  }

  trainStep(x: Float32Array, y: Float32Array, sampleWeights?: Float32Array): StepResult {
    this.seen.push(Array.from(x.filter((_, index) => index % this.features === 0)));
    this.weighed.push(sampleWeights ? Array.from(sampleWeights) : null);
    const result = this.evaluate(x, y, sampleWeights);
    const errors = Array.from(y, (target, row) => ((at(result.output, row) - target) * (sampleWeights?.[row] ?? 1)) / y.length);
    this.weights64 = this.weights64.map((weight, feature) => {
      // The last weight is the bias, whose input is always 1.
      const slopes = errors.map((error, row) => error * (feature < this.features ? at(x, row * this.features + feature) : 1));
      return weight - this.rate * slopes.reduce((sum, slope) => sum + slope, 0);
    });
    return result;
  }

  evaluate(x: Float32Array, y: Float32Array, sampleWeights?: Float32Array): StepResult {
    const output = this.predict(x);
    const losses = Array.from(
      y,
      (target, row) => -Math.log(target === 1 ? at(output, row) : 1 - at(output, row)) * (sampleWeights?.[row] ?? 1),
    );
    return { loss: losses.reduce((sum, loss) => sum + loss, 0) / y.length, output };
  }

  predict(x: Float32Array): Float32Array {
    return Float32Array.from({ length: x.length / this.features }, (_, row) => {
      let sum = at(this.weights64, this.features);
      for (let feature = 0; feature < this.features; feature += 1)
        sum += at(this.weights64, feature) * at(x, row * this.features + feature);
      return 1 / (1 + Math.exp(-sum));
    });
  }

  notFiniteLayer(): string | null {
    return this.weights64.every((weight) => Number.isFinite(weight)) ? null : 'dense';
  }

  weights(): readonly NamedTensor[] {
    return [{ name: 'dense/kernel', shape: [this.features + 1], values: Float32Array.from(this.weights64), trainable: true }];
  }

  setWeights([values]: readonly Float32Array[]): void {
    this.weights64 = Float64Array.from(values ?? []);
  }

  state(): EngineState {
    return new Uint8Array(Float64Array.of(this.rate, ...this.weights64).buffer);
  }

  restore(state: EngineState): void {
    const [rate, ...weights] = new Float64Array(state.slice().buffer);
    this.rate = rate ?? 0;
    this.weights64 = Float64Array.from(weights);
  }

  dispose(): void {
    this.weights64 = new Float64Array(0);
  }
}

/** Answers with validation losses that were written down before; its one weight counts the epochs. */
export class ScriptedModel extends PlainModel implements Trainable {
  epoch = 0;
  /** The learning rate of every epoch. */
  readonly rates: number[] = [];

  constructor(
    private readonly valLosses: readonly number[],
    private readonly notFinite: string | null = null,
  ) {
    super(0.01);
  }

  trainStep(x: Float32Array): StepResult {
    this.epoch += 1;
    this.rates.push(this.rate);
    return { loss: 1, output: new Float32Array(x.length) };
  }

  evaluate(x: Float32Array): StepResult {
    return { loss: this.valLosses[this.epoch - 1] ?? Number.NaN, output: new Float32Array(x.length) };
  }

  predict(x: Float32Array): Float32Array {
    return new Float32Array(x.length);
  }

  notFiniteLayer(): string | null {
    return this.notFinite;
  }

  weights(): readonly NamedTensor[] {
    return [{ name: 'epoch', shape: [1], values: Float32Array.of(this.epoch), trainable: true }];
  }

  setWeights([values]: readonly Float32Array[]): void {
    this.epoch = values?.[0] ?? 0;
  }

  state(): EngineState {
    return Uint8Array.of(this.epoch);
  }

  restore(state: EngineState): void {
    this.epoch = state[0] ?? 0;
  }

  dispose(): void {
    this.epoch = 0;
  }
}

function at(values: ArrayLike<number>, index: number): number {
  return values[index] ?? 0;
}
