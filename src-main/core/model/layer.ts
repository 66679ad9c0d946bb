import type { Initializer } from './options';

/** Sizes of one sample, without the batch: `[steps, features]` or `[features]`. */
export type Shape = readonly number[];

/** A trainable tensor of a layer, in Keras's order and layout. */
export interface WeightSpec {
  /** Keras's name: `kernel`, `recurrent_kernel`, `bias`. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly initializer: Initializer | 'unit_forget_bias';
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
  | { readonly kind: 'insert'; readonly label: string; readonly at: number; readonly type: 'Flatten' | 'Input' }
  | { readonly kind: 'remove'; readonly label: string; readonly layer: number }
  | { readonly kind: 'set-loss'; readonly label: string; readonly value: string };

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
  /** @returns trainable tensors in Keras's order; their sizes add up to `params` */
  weights(spec: Spec, input: Shape): readonly WeightSpec[];
  /** The few options that matter, in words: `32 units, returns sequences`. */
  describe(spec: Spec): string;
}

/** A shape that a layer does not take. */
export interface ShapeRefusal {
  /** What the layer needs: `a flat input`. */
  readonly needs: 'flat' | 'sequence' | 'longer' | 'other-options';
  readonly message: string;
}

export function isRefusal(result: Shape | ShapeRefusal): result is ShapeRefusal {
  return 'needs' in result;
}

/** `36 × 1`. */
export function formatShape(shape: Shape): string {
  return shape.join(' × ');
}

export const noParams: ParamCount = { total: 0, terms: [], factor: null };
