import { fail } from '../../../core/errors';
import type { OptimizerSpec } from '../../../core/model/model';
import type { Kernels } from '../kernels';
import type { Parameters } from '../parameters';
import { clipGradients } from './clipping';
import type { UpdateRule } from './optimizer';
import { createRule } from './rules';
import { scheduledRate } from './schedule';

export { slotCount } from './rules';

/** Keras's `Optimizer.apply`: gradients clipped, weights decayed, the rule's update, one iteration more. */
export class Optimizer {
  /** Training steps done. */
  iterations = 0;
  /** What a constant rate is now; null where a schedule gives it. */
  #rate: number | null;
  readonly #rule: UpdateRule;

  constructor(
    private readonly spec: OptimizerSpec,
    private readonly kernels: Kernels,
    private readonly parameters: Parameters,
  ) {
    this.#rule = createRule(spec);
    this.#rate = typeof spec.learning_rate === 'number' ? spec.learning_rate : null;
  }

  /** Whether a weight's move depends on nothing but its own gradient and slots: a norm looks at others too. */
  get movesEachAlone(): boolean {
    return this.spec.clipnorm === null && this.spec.global_clipnorm === null;
  }

  /** Once the memory is there. */
  prepare(): void {
    this.#rule.begin?.(this.kernels, this.parameters);
    this.#rest();
  }

  step(): void {
    const { kernels, parameters, spec } = this;
    const rate = this.learningRate();
    clipGradients(spec, kernels, parameters);
    if (spec.weight_decay !== null) this.#decay(spec.weight_decay * rate);
    const update = this.#rule.step(rate);
    for (const piece of parameters.moving) update(kernels, piece);
    this.iterations += 1;
  }

  /** The same pieces as the update's: threads that share out both must find the same weights in their ranges. */
  #decay(share: number): void {
    const { moving, resting } = this.parameters;
    for (const piece of [...moving, ...resting]) this.kernels.decayWeights(piece.values, piece.bytes, share);
  }

  /** The rate of the next step. */
  learningRate(): number {
    const { learning_rate } = this.spec;
    return typeof learning_rate === 'number' ? (this.#rate ?? learning_rate) : scheduledRate(learning_rate, this.iterations);
  }

  /** @throws SeqbenchError `model.invalid` where a schedule gives the rate, as Keras refuses it */
  setLearningRate(rate: number): void {
    if (this.#rate === null) {
      const message = 'The optimizer has a schedule, so its learning rate cannot be set.';
      fail({ code: 'model.invalid', message, place: 'learning_rate', remedy: 'Give it a constant learning rate.' });
    }
    this.#rate = rate;
  }

  /** Numbers that are kept from step to step, besides the slots in memory. */
  get numbers(): readonly number[] {
    return [this.iterations, this.#rate ?? 0, ...this.#rule.scalars];
  }

  /** To be called once the slots are back in memory. @param numbers as many as `numbers` gives */
  restore([iterations = 0, rate = 0, ...scalars]: readonly number[]): void {
    this.iterations = iterations;
    if (this.#rate !== null) this.#rate = rate;
    this.#rule.scalars.set(scalars);
    this.#rest();
  }

  /** A common norm that is not finite makes every gradient NaN, zeros too; weight decay moves all weights, resting or not. */
  #rest(): void {
    if (this.#rule.restsAtZero && this.spec.global_clipnorm === null) this.parameters.rest();
  }
}
