import type { EngineState, NamedTensor, StepResult, Trainable } from './engine';

/** Builds a model for sequences of so many steps. */
export type BuildForLength = (steps: number) => Promise<Trainable>;

/** Models kept for lengths that come again; each has activations of its own for a whole batch. */
const mostKept = 32;

/**
 * A model whose Input leaves the number of steps open. An engine lays a model out for one length, so there is one for each that comes, and
 * what training has reached (weights, the optimizer's memory, the place in the random stream) goes from the one to the next. To the bits it
 * is one model: nothing of that depends on the length.
 */
export class OpenLengthTrainable implements Trainable {
  /** By length, the one used longest ago first. */
  readonly #built: Map<number, Trainable>;
  #current: Trainable;
  #steps: number;

  private constructor(
    private readonly build: BuildForLength,
    first: Trainable,
    steps: number,
  ) {
    this.#built = new Map([[steps, first]]);
    this.#current = first;
    this.#steps = steps;
  }

  /** @param steps of the first sequences */
  static async build(build: BuildForLength, steps: number): Promise<OpenLengthTrainable> {
    return new OpenLengthTrainable(build, await build(steps), steps);
  }

  async setLength(steps: number): Promise<void> {
    if (steps === this.#steps) return;
    const next = this.#built.get(steps) ?? (await this.build(steps));
    next.restore(this.#current.state());
    this.#built.delete(steps);
    this.#built.set(steps, next);
    this.#current = next;
    this.#steps = steps;
    const [oldest] = this.#built.keys();
    if (this.#built.size <= mostKept || oldest === undefined) return;
    this.#built.get(oldest)?.dispose();
    this.#built.delete(oldest);
  }

  get outputShape(): readonly number[] {
    return this.#current.outputShape;
  }

  get targetSize(): number {
    return this.#current.targetSize;
  }

  get outputSize(): number {
    return this.#current.outputSize;
  }

  trainStep(x: Float32Array, y: Float32Array, sampleWeights?: Float32Array): StepResult {
    return this.#current.trainStep(x, y, sampleWeights);
  }

  evaluate(x: Float32Array, y: Float32Array, sampleWeights?: Float32Array): StepResult {
    return this.#current.evaluate(x, y, sampleWeights);
  }

  predict(x: Float32Array): Float32Array {
    return this.#current.predict(x);
  }

  resetStates(): void {
    this.#current.resetStates();
  }

  gradients(x: Float32Array, y: Float32Array, sampleWeights?: Float32Array): readonly NamedTensor[] {
    return this.#current.gradients(x, y, sampleWeights);
  }

  weights(): readonly NamedTensor[] {
    return this.#current.weights();
  }

  setWeights(values: readonly Float32Array[]): void {
    this.#current.setWeights(values);
  }

  learningRate(): number {
    return this.#current.learningRate();
  }

  setLearningRate(rate: number): void {
    this.#current.setLearningRate(rate);
  }

  notFiniteLayer(): string | null {
    return this.#current.notFiniteLayer();
  }

  state(): EngineState {
    return this.#current.state();
  }

  restore(state: EngineState): void {
    this.#current.restore(state);
  }

  dispose(): void {
    for (const trainable of this.#built.values()) trainable.dispose();
    this.#built.clear();
  }
}
