import type { OptionGuide, OptionInput } from './guide/types';
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
  mean_absolute_percentage_error: {
    label: 'Mean absolute percentage error',
    help: 'For a number above zero: misses count as shares of the value.',
  },
  huber: { label: 'Huber', help: 'For a number with outliers: small misses count squared, large ones as they are.' },
  log_cosh: { label: 'Log-cosh', help: 'As Huber, without a corner.' },
  quantile: { label: 'Quantile (pinball)', help: 'For a bound: the answer below which a given share of the values shall lie.' },
  poisson: { label: 'Poisson', help: 'For counts: zero or more events.' },
};

/** Options of the losses that have any. */
export const lossOptionGuides: Readonly<Partial<Record<Loss, OptionGuide>>> = {
  huber: number('delta', 'Delta', 'Misses below it count squared.', { kind: 'number', min: 1e-9, max: 1e6, step: 0.1 }),
  quantile: number('quantile', 'Quantile', 'The share of values that shall lie below the answer: 0.5 is the median.', {
    kind: 'number',
    min: 0.001,
    max: 0.999,
    step: 0.05,
  }),
};

function number(option: string, label: string, help: string, input: OptionInput): OptionGuide {
  return { option, label, help, input, rare: false };
}

function rare(option: string, label: string, help: string, input: OptionInput): OptionGuide {
  return { option, label, help, input, rare: true };
}

const rate: readonly OptionGuide[] = [
  number('learning_rate', 'Learning rate', 'How far the weights move at every step. Smaller is steadier and slower.', { kind: 'positive' }),
  rare('learning_rate', 'Learning rate schedule', 'How the learning rate changes while training goes on.', {
    kind: 'form',
    choices: ['constant', 'ExponentialDecay', 'CosineDecay'],
  }),
];

/** The form's words for what may be done to long gradients. */
export const clipLabels = { clipnorm: 'Clip by norm', global_clipnorm: 'Clip all by norm', clipvalue: 'Clip by value' } as const;

/** What all optimizers have. */
const shared: readonly OptionGuide[] = [
  ...rate,
  rare('weight_decay', 'Weight decay', 'Share of every weight that is taken off at each step; empty for none.', { kind: 'open-positive' }),
  rare('clipnorm', clipLabels.clipnorm, 'Gradients of a weight longer than that are shortened; empty for none.', { kind: 'open-positive' }),
  rare('global_clipnorm', clipLabels.global_clipnorm, 'The same over all weights together; empty for none.', { kind: 'open-positive' }),
  rare('clipvalue', clipLabels.clipvalue, 'Every gradient is held between plus and minus that; empty for none.', { kind: 'open-positive' }),
];
const epsilon = rare('epsilon', 'Epsilon', 'A small number against division by zero.', { kind: 'positive' });
const rho = rare('rho', 'Rho', 'How long the size of the gradients is remembered.', { kind: 'share' });
const momentum = number('momentum', 'Momentum', 'Share of the last step that goes on.', { kind: 'share' });
const betas: readonly OptionGuide[] = [
  rare('beta_1', 'Beta 1', 'How long the mean of the gradients remembers.', { kind: 'share' }),
  rare('beta_2', 'Beta 2', 'How long their size remembers.', { kind: 'share' }),
];
const amsgrad = rare('amsgrad', 'AMSGrad', 'Never forgets the largest gradient, so that steps do not grow again.', { kind: 'switch' });

interface OptimizerGuide {
  readonly help: string;
  readonly options: readonly OptionGuide[];
}

/** What each optimizer does, with its options. */
export const optimizerGuides: Readonly<Record<OptimizerSpec['type'], OptimizerGuide>> = {
  SGD: {
    help: 'Plain steps down the slope.',
    options: [...shared, momentum, rare('nesterov', 'Nesterov', 'Looks ahead along the momentum before it steps.', { kind: 'switch' })],
  },
  RMSprop: {
    help: 'Steps divided by the recent size of each gradient.',
    options: [
      ...shared,
      rho,
      { ...momentum, rare: true },
      epsilon,
      rare('centered', 'Centered', 'Divides by the spread of the gradients instead of their size.', { kind: 'switch' }),
    ],
  },
  Adam: { help: 'Steps of a size fitted to every weight. A safe first choice.', options: [...shared, ...betas, epsilon, amsgrad] },
  AdamW: { help: 'Adam with weight decay of its own, against overfitting.', options: [...shared, ...betas, epsilon, amsgrad] },
  Nadam: { help: 'Adam that looks ahead along its momentum.', options: [...shared, ...betas, epsilon] },
  Adamax: { help: 'Adam by the largest recent gradient; steady with rare inputs.', options: [...shared, ...betas, epsilon] },
  Adagrad: {
    help: 'Steps that get smaller the more a weight has moved.',
    options: [
      ...shared,
      rare('initial_accumulator_value', 'First sum', 'What the sum of squared gradients begins with.', {
        kind: 'number',
        min: 0,
        max: 1e6,
        step: 0.1,
      }),
      epsilon,
    ],
  },
  Adadelta: { help: 'Adagrad with a memory that fades.', options: [...shared, rho, epsilon] },
};
