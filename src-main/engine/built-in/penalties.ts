import type { Regularizer } from '../../core/model/penalties';
import type { Kernels } from './kernels';
import type { Parameter, Parameters } from './parameters';

/** What the weights add to the loss: `keras.regularizers` L1, L2 and L1L2, on every weight that has one. */
export class Penalties {
  readonly #weights: readonly { readonly parameter: Parameter; readonly l1: number; readonly l2: number }[];

  constructor(
    private readonly kernels: Kernels,
    private readonly parameters: Parameters,
  ) {
    this.#weights = parameters.trainable.flatMap((parameter) => {
      const { regularizer } = parameter.weight;
      return regularizer ? [{ parameter, ...strengths(regularizer) }] : [];
    });
  }

  get none(): boolean {
    return this.#weights.length === 0;
  }

  /** @returns Σ l1·|w| + l2·w² */
  sum(): number {
    return this.#weights.reduce((total, { parameter, l1, l2 }) => {
      const at = this.parameters.addressOf(parameter, this.parameters.values);
      const bytes = parameter.size * 4;
      const absolutes = l1 === 0 ? 0 : l1 * this.kernels.sumOfAbsolutes(at, bytes);
      return total + absolutes + (l2 === 0 ? 0 : l2 * this.kernels.sumOfSquares(at, bytes));
    }, 0);
  }

  addGradients(): void {
    const { values, grads } = this.parameters;
    for (const { parameter, l1, l2 } of this.#weights) {
      const [grad, value] = [grads, values].map((base) => this.parameters.addressOf(parameter, base));
      this.kernels.penaltyGradient(grad ?? 0, value ?? 0, parameter.size * 4, l1, l2);
    }
  }
}

function strengths(regularizer: Regularizer): { readonly l1: number; readonly l2: number } {
  switch (regularizer.type) {
    case 'L1':
      return { l1: regularizer.l1, l2: 0 };
    case 'L2':
      return { l1: 0, l2: regularizer.l2 };
    case 'L1L2':
      return { l1: regularizer.l1, l2: regularizer.l2 };
  }
}
