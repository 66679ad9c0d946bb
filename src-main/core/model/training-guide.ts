import type { OptionGuide } from './guide';
import type { Loss, OptimizerSpec } from './model';

/** What each loss measures, in plain words. */
export const lossGuides: Readonly<Record<Loss, { readonly label: string; readonly help: string }>> = {
  binary_crossentropy: { label: 'Binary cross-entropy', help: 'For one of two classes: punishes being sure and wrong.' },
  categorical_crossentropy: { label: 'Categorical cross-entropy', help: 'For several classes, with a column for each.' },
  sparse_categorical_crossentropy: {
    label: 'Sparse categorical cross-entropy',
    help: 'For several classes in one column: punishes being sure and wrong.',
  },
  mean_squared_error: { label: 'Mean squared error', help: 'For a number: large misses weigh most.' },
  mean_absolute_error: { label: 'Mean absolute error', help: 'For a number: every unit of a miss weighs the same.' },
};

const learningRate: OptionGuide = {
  option: 'learning_rate',
  label: 'Learning rate',
  help: 'How far the weights move at every step. Smaller is steadier and slower.',
  input: { kind: 'positive' },
  rare: false,
};

const adam: readonly OptionGuide[] = [
  learningRate,
  { option: 'beta_1', label: 'Beta 1', help: 'How long the mean of the gradients remembers.', input: { kind: 'share' }, rare: true },
  { option: 'beta_2', label: 'Beta 2', help: 'How long their size remembers.', input: { kind: 'share' }, rare: true },
  { option: 'epsilon', label: 'Epsilon', help: 'A small number against division by zero.', input: { kind: 'positive' }, rare: true },
];

/** What each optimizer does, with its options. */
export const optimizerGuides: Readonly<Record<OptimizerSpec['type'], { readonly help: string; readonly options: readonly OptionGuide[] }>> =
  {
    SGD: {
      help: 'Plain steps down the slope.',
      options: [
        learningRate,
        { option: 'momentum', label: 'Momentum', help: 'Share of the last step that goes on.', input: { kind: 'share' }, rare: false },
        {
          option: 'nesterov',
          label: 'Nesterov',
          help: 'Looks ahead along the momentum before it steps.',
          input: { kind: 'switch' },
          rare: true,
        },
      ],
    },
    Adam: { help: 'Steps of a size fitted to every weight. A safe first choice.', options: adam },
    Nadam: { help: 'Adam that looks ahead along its momentum.', options: adam },
  };
