/** How an option is edited, and what it means to someone who does not program. */
export interface OptionGuide {
  /** Keras's name; `layer.units` for an option of the layer inside a wrapper, `kernel_regularizer.l2` for one inside another. */
  readonly option: string;
  /** The same in plain words. */
  readonly label: string;
  /** What it does, one sentence. */
  readonly help: string;
  readonly input: OptionInput;
  /** Rarely changed: shown under “More options”. */
  readonly rare: boolean;
}

export type OptionInput =
  | { readonly kind: 'count' }
  /** A whole number, or nothing where Keras decides. */
  | { readonly kind: 'open-count' }
  /** A share from 0 up to, not including, 1. */
  | { readonly kind: 'share' }
  | { readonly kind: 'positive' }
  /** A positive number, or nothing for none. */
  | { readonly kind: 'open-positive' }
  | { readonly kind: 'number'; readonly min: number; readonly max: number; readonly step: number }
  /** Lengths such as `3 × 3`; `axes` of them, or any number where null. */
  | { readonly kind: 'sizes'; readonly axes: number | null; readonly open: boolean }
  | { readonly kind: 'switch' }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  /** A choice between forms that have options of their own, which then follow it; `edit.ts` knows how each begins. */
  | { readonly kind: 'form'; readonly choices: readonly string[] };

/** What a layer is for, and its options in the order in which they matter. */
export interface LayerGuide {
  readonly group: LayerGroup;
  readonly help: string;
  readonly options: readonly OptionGuide[];
}

export const layerGroups = ['Recurrent', 'Convolution', 'Pooling', 'Dense', 'Steadying', 'Curve', 'Shape'] as const;
export type LayerGroup = (typeof layerGroups)[number];

/** One that is seen at once. */
export function often(option: string, label: string, help: string, input: OptionInput): OptionGuide {
  return { option, label, help, input, rare: false };
}

/** One under “More options”. */
export function seldom(option: string, label: string, help: string, input: OptionInput): OptionGuide {
  return { option, label, help, input, rare: true };
}

export const count = { kind: 'count' } as const;
export const share = { kind: 'share' } as const;
export const onOff = { kind: 'switch' } as const;
