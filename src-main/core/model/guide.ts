import { newLayer } from './create';
import type { LayerSpec, LayerType } from './layers';
import { optimizerSchema, type OptimizerSpec } from './model';
import { activations, initializers, paddings } from './options';

/** How an option is edited, and what it means to someone who does not program. */
export interface OptionGuide {
  /** Keras's name. */
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
  /** A share from 0 up to, not including, 1. */
  | { readonly kind: 'share' }
  | { readonly kind: 'positive' }
  | { readonly kind: 'switch' }
  | { readonly kind: 'choice'; readonly choices: readonly string[] };

/** What a layer is for, and its options in the order in which they matter. */
export interface LayerGuide {
  readonly group: LayerGroup;
  readonly help: string;
  readonly options: readonly OptionGuide[];
}

export const layerGroups = ['Recurrent', 'Convolution', 'Dense', 'Shape'] as const;
export type LayerGroup = (typeof layerGroups)[number];

const count = { kind: 'count' } as const;
const share = { kind: 'share' } as const;
const onOff = { kind: 'switch' } as const;

function often(option: string, label: string, help: string, input: OptionInput): OptionGuide {
  return { option, label, help, input, rare: false };
}

function seldom(option: string, label: string, help: string, input: OptionInput): OptionGuide {
  return { option, label, help, input, rare: true };
}

const useBias = seldom('use_bias', 'Bias', 'Adds a learned constant to every unit.', onOff);
const kernelInitializer = seldom('kernel_initializer', 'First weights', 'How the input weights are drawn before training.', {
  kind: 'choice',
  choices: initializers,
});
const anyActivation = { kind: 'choice', choices: activations } as const;
const gateActivation = { kind: 'choice', choices: activations.filter((name) => name !== 'softmax') } as const;

const recurrent: readonly OptionGuide[] = [
  often('units', 'Units', 'How many numbers the layer remembers from step to step.', count),
  often('activation', 'Activation', 'The curve that the new memory goes through.', gateActivation),
  often(
    'return_sequences',
    'Return sequences',
    'Gives its answer at every step. Turn it on where another recurrent layer follows, off for the last one.',
    onOff,
  ),
  often('dropout', 'Dropout', 'Share of the inputs left out at random while training, against overfitting.', share),
  often('recurrent_dropout', 'Recurrent dropout', 'Share of the remembered numbers left out at random while training.', share),
  seldom('go_backwards', 'Read backwards', 'Reads the steps from the last to the first.', onOff),
  useBias,
  kernelInitializer,
  seldom('recurrent_initializer', 'First memory weights', 'How the weights of the memory are drawn before training.', {
    kind: 'choice',
    choices: initializers,
  }),
];
const gates = seldom('recurrent_activation', 'Gate activation', 'The curve that opens and closes the gates.', gateActivation);

export const layerGuides: Readonly<Record<LayerType, LayerGuide>> = {
  Input: { group: 'Shape', help: 'Takes one sequence of the problem: steps × features.', options: [] },
  Flatten: { group: 'Shape', help: 'Puts all steps and features in one row, so that a Dense layer sees them all at once.', options: [] },
  Dropout: {
    group: 'Dense',
    help: 'Leaves out some values at random while training, against overfitting.',
    options: [often('rate', 'Rate', 'Share of the values left out at random while training.', share)],
  },
  Dense: {
    group: 'Dense',
    help: 'Every unit looks at all its inputs.',
    options: [
      often('units', 'Units', 'How many numbers the layer gives. The last layer gives one number, or one a class.', count),
      often('activation', 'Activation', 'The curve that each unit goes through: sigmoid or softmax gives probabilities.', anyActivation),
      useBias,
      kernelInitializer,
    ],
  },
  Conv1D: {
    group: 'Convolution',
    help: 'Slides short patterns along the sequence and says where they fit.',
    options: [
      often('filters', 'Filters', 'How many patterns are learned.', count),
      often('kernel_size', 'Kernel size', 'How many steps a pattern covers.', count),
      often('strides', 'Strides', 'How many steps the pattern moves each time.', count),
      often(
        'padding',
        'Padding',
        'What happens at the ends: valid shortens the sequence, same keeps its length, causal never looks ahead.',
        {
          kind: 'choice',
          choices: paddings,
        },
      ),
      often('activation', 'Activation', 'The curve that each answer goes through.', anyActivation),
      seldom('dilation_rate', 'Dilation rate', 'Spreads the pattern out: 2 looks at every second step.', count),
      useBias,
      kernelInitializer,
    ],
  },
  SimpleRNN: { group: 'Recurrent', help: 'Reads the sequence step by step; quick, but forgets early steps.', options: recurrent },
  LSTM: {
    group: 'Recurrent',
    help: 'Reads the sequence step by step and learns what to keep and what to forget.',
    options: [
      ...recurrent,
      gates,
      seldom('unit_forget_bias', 'Begin by remembering', 'The forget gate starts open, so that early training keeps the memory.', onOff),
    ],
  },
  GRU: {
    group: 'Recurrent',
    help: 'As LSTM with three gates in place of four: smaller, often as good.',
    options: [
      ...recurrent,
      gates,
      seldom('reset_after', 'Reset after', 'The reset gate acts after the memory’s weights, with a bias of its own.', onOff),
    ],
  },
};

/** Whatever has options: a layer or an optimizer. */
export type Optioned = LayerSpec | OptimizerSpec;
export type OptionedType = Optioned['type'];

/** Keras's default of an option, or null where Keras has none and the user decides. */
export function kerasDefault(type: OptionedType, option: string): string | number | boolean | null {
  const decided = ['units', 'filters', 'kernel_size'];
  return decided.includes(option) ? null : optionValue(isLayerType(type) ? newLayer(type) : optimizerSchema.parse({ type }), option);
}

function isLayerType(type: OptionedType): type is LayerType {
  return type in layerGuides;
}

/** @returns an option's value by its name; null where there is none or it is open */
export function optionValue(of: Optioned, option: string): string | number | boolean | null {
  const entry: unknown = Object.entries(of).find(([name]) => name === option)?.[1];
  return typeof entry === 'string' || typeof entry === 'number' || typeof entry === 'boolean' ? entry : null;
}
