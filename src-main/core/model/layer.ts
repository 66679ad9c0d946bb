import type { Initializer } from './initializers';
import type { Constraint, Regularizer } from './penalties';

/** Sizes of one sample, without the batch: `[features]`, `[steps, features]`, `[height, width, channels]`; null is a length left open. */
export type Shape = readonly (number | null)[];

/** How a tensor begins: an initialiser; for an LSTM's bias, ones for the forget gate and an initialiser for the other gates. */
export type FirstValues = Initializer | { readonly type: 'UnitForgetBias'; readonly others: Initializer };

/** A tensor of a layer, in Keras's order and layout. */
export interface WeightSpec {
  /** Keras's name: `kernel`, `recurrent_kernel`, `bias`. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly initializer: FirstValues;
  readonly regularizer: Regularizer | null;
  readonly constraint: Constraint | null;
  /** False for what follows the data instead of a gradient: the moving statistics of BatchNormalization. */
  readonly trainable: boolean;
}

/** How a parameter count comes about: `factor × (term + term + …) = total`. */
export interface ParamCount {
  readonly total: number;
  /** Empty for a layer without parameters. */
  readonly terms: readonly ParamTerm[];
  /** What the sum is taken times, such as `4 gates`; null for once. */
  readonly factor: { readonly times: number; readonly name: string } | null;
}

export interface ParamTerm {
  /** As shown: `32²` or `20 × 32`. */
  readonly formula: string;
  /** What it is: `state`, `input`, `bias`. */
  readonly name: string;
  readonly value: number;
}

/** A change to the stack that mends a problem; applied by the button beside the message. */
export type Fix =
  | {
      readonly kind: 'set-option';
      readonly label: string;
      readonly layer: number;
      readonly option: string;
      readonly value: string | number | boolean | null;
    }
  | {
      readonly kind: 'insert';
      readonly label: string;
      readonly at: number;
      readonly type: 'Flatten' | 'Input' | 'Masking' | 'Reshape';
      /** What is not Keras's default, or has none. */
      readonly options?: Readonly<Record<string, number | readonly number[]>>;
    }
  | { readonly kind: 'remove'; readonly label: string; readonly layer: number }
  /** Layers, as a file would give them, in place of all from `from` on. */
  | {
      readonly kind: 'end-with';
      readonly label: string;
      readonly from: number;
      readonly layers: readonly Readonly<Record<string, unknown>>[];
    }
  | { readonly kind: 'set-loss'; readonly label: string; readonly value: string }
  | { readonly kind: 'set-optimizer'; readonly label: string; readonly options: Readonly<Record<string, number | null>> };

/** Why a stack cannot be built, or is probably not what was meant. */
export interface ModelProblem {
  readonly severity: 'error' | 'warning';
  /** Index in the stack; null for the model as a whole. */
  readonly layer: number | null;
  readonly message: string;
  readonly fixes: readonly Fix[];
}

/** One row of the layer table. */
export interface LayerSummary {
  /** `LSTM 2`: the type, numbered where it occurs more than once. */
  readonly name: string;
  readonly type: string;
  /** Null from the first layer on that cannot be built. */
  readonly outputShape: Shape | null;
  readonly params: ParamCount | null;
}

/** What every layer tells about itself; one file a layer, listed in `layers/index.ts`. */
export interface LayerDefinition<Spec> {
  /** @returns the output's shape, or a sentence that says what is wrong and what would mend it */
  outputShape(spec: Spec, input: Shape): Shape | ShapeRefusal;
  /** @param input a shape that `outputShape` accepted */
  params(spec: Spec, input: Shape): ParamCount;
  /** @returns its tensors in the order of Keras's `get_weights()`; their sizes add up to `params` */
  weights(spec: Spec, input: Shape): readonly WeightSpec[];
  /** The few options that matter, in words: `32 units, returns sequences`. */
  describe(spec: Spec): string;
}

/** A shape that a layer does not take. */
export interface ShapeRefusal {
  /** What the layer needs: `a flat input`. */
  readonly needs: 'flat' | 'sequence' | 'image' | 'longer' | 'fixed' | 'other-options';
  readonly message: string;
}

export function isRefusal(result: Shape | ShapeRefusal): result is ShapeRefusal {
  return 'needs' in result;
}

/** `36 × 1`; `None × 1` where the length is open, as Keras prints it. */
export function formatShape(shape: Shape): string {
  return shape.map((size) => size ?? 'None').join(' × ');
}

/** @returns values of one sample; null where a length is open */
export function sizeOf(shape: Shape): number | null {
  return shape.reduce<number | null>((product, size) => (product === null || size === null ? null : product * size), 1);
}

/** Length of the last axis: what every step or pixel has. */
export function featuresOf(shape: Shape): number {
  return shape.at(-1) ?? 0;
}

export const noParams: ParamCount = { total: 0, terms: [], factor: null };
