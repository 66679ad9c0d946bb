import * as tf from '@tensorflow/tfjs-core';
import { fail } from '../../core/errors';
import type { OptimizerSpec } from '../../core/model/model';
import { optimizerOf } from './optimizers';
import { clipped } from './optimizers/clip';
import { rateAt } from './optimizers/learning-rate';
import type { Optimizer } from './optimizers/optimizer';
import type { Parameters } from './parameters';
import { constrained } from './penalties';
import { reshaped } from './shapes';

/** An optimizer with what it keeps: clipping, weight decay, update, constraints, in Keras's order. */
export class Updates {
  /** Steps done. */
  iterations = 0;
  readonly #optimizer: Optimizer;
  #slots: readonly tf.Tensor[];
  /** Null where a schedule gives the rate. */
  #rate: number | null;

  constructor(
    private readonly spec: OptimizerSpec,
    private readonly parameters: Parameters,
  ) {
    this.#optimizer = optimizerOf(spec);
    this.#slots = this.#optimizer.firstSlots.map((value) => tf.keep(tf.fill([parameters.size], value)));
    this.#rate = typeof spec.learning_rate === 'number' ? spec.learning_rate : null;
  }

  get rate(): number {
    return this.#rate ?? rateAt(this.spec.learning_rate, this.iterations);
  }

  set rate(rate: number) {
    if (this.#rate === null) {
      fail({ code: 'model.invalid', message: 'The learning rate follows a schedule, so it cannot be set.', place: 'optimizer' });
    }
    this.#rate = rate;
  }

  get slots(): readonly tf.Tensor[] {
    return this.#slots;
  }

  /** @param gradients in the order of `parameters.learned` */
  apply(gradients: readonly tf.Tensor[]): void {
    if (gradients.length > 0) this.#update(clipped(this.spec, gradients));
    this.iterations += 1;
  }

  restore(iterations: number, rate: number, slots: readonly Float32Array[]): void {
    this.iterations = iterations;
    if (this.#rate !== null) this.#rate = rate;
    this.#keep(slots.map((values) => tf.tensor1d(values.slice())));
  }

  dispose(): void {
    tf.dispose([...this.#slots]);
  }

  #update(gradients: readonly tf.Tensor[]): void {
    const { parameters, spec, rate, iterations } = this;
    const gradient = tf.concat(
      gradients.map((own) => reshaped(own, [own.size])),
      0,
    );
    const decay = spec.weight_decay ?? 0;
    const values = decay > 0 ? tf.mul(parameters.values, 1 - decay * rate) : parameters.values;
    const next = this.#optimizer.step({ values, gradient, slots: this.#slots, rate, iterations });
    this.#keep(next.slots);
    parameters.replace(this.#constrained(next.values));
  }

  #constrained(values: tf.Tensor): tf.Tensor {
    const { learned } = this.parameters;
    if (learned.every(({ weight }) => weight.constraint === null)) return values;
    const held = this.parameters.pieces(values).map((piece, index) => {
      const constraint = learned[index]?.weight.constraint;
      return constraint ? constrained(constraint, piece) : piece;
    });
    return tf.concat(
      held.map((piece) => reshaped(piece, [piece.size])),
      0,
    );
  }

  #keep(slots: readonly tf.Tensor[]): void {
    tf.dispose([...this.#slots]);
    this.#slots = slots.map((slot) => tf.keep(slot));
  }
}
