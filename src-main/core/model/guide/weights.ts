import { initializers } from '../initializers';
import { type OptionGuide, type OptionInput, seldom } from './types';

const first: OptionInput = {
  kind: 'form',
  choices: [...initializers, 'RandomUniform', 'RandomNormal', 'TruncatedNormal', 'Constant', 'Orthogonal'],
};
const penalty: OptionInput = { kind: 'form', choices: ['none', 'L1', 'L2', 'L1L2'] };
const bound: OptionInput = { kind: 'form', choices: ['none', 'MaxNorm', 'NonNeg'] };

/**
 * The three options of one kind of weight.
 *
 * @param kind Keras's prefix, such as `kernel`
 * @param label what it is called in a word, such as `Input`
 * @param words the same in a sentence, such as `the input weights`
 */
export function weightGuides(kind: string, label: string, words: string): readonly OptionGuide[] {
  return [
    seldom(`${kind}_initializer`, `${label} start`, `How ${words} are drawn before training.`, first),
    seldom(`${kind}_regularizer`, `${label} penalty`, `What large values of ${words} add to the loss, against overfitting.`, penalty),
    seldom(`${kind}_constraint`, `${label} limit`, `What ${words} are held to after every step.`, bound),
  ];
}

const anyNumber: OptionInput = { kind: 'number', min: -1e6, max: 1e6, step: 0.01 };
const strength: OptionInput = { kind: 'number', min: 0, max: 1e6, step: 0.001 };

/** What the options inside an initialiser, a regulariser, a constraint or a schedule mean; by Keras's name. */
export const innerGuides: Readonly<Record<string, { readonly label: string; readonly help: string; readonly input: OptionInput }>> = {
  minval: { label: 'From', help: 'Least first value.', input: anyNumber },
  maxval: { label: 'To', help: 'Greatest first value.', input: anyNumber },
  mean: { label: 'Mean', help: 'Mean of the first values.', input: anyNumber },
  stddev: { label: 'Standard deviation', help: 'Spread of the first values.', input: strength },
  value: { label: 'Value', help: 'The first value of all of them.', input: anyNumber },
  gain: { label: 'Gain', help: 'What the orthogonal matrix is multiplied with.', input: anyNumber },
  l1: { label: 'L1', help: 'Penalty on the size of a weight: drives weights to zero.', input: strength },
  l2: { label: 'L2', help: 'Penalty on the square of a weight: keeps weights small.', input: strength },
  max_value: { label: 'Greatest norm', help: 'Columns longer than that are shortened to it.', input: { kind: 'open-positive' } },
  axis: { label: 'Axis', help: 'The axis along which the norm is taken.', input: { kind: 'number', min: 0, max: 3, step: 1 } },
  initial_learning_rate: {
    label: 'First rate',
    help: 'The learning rate of the first step.',
    input: { kind: 'number', min: 0, max: 10, step: 0.001 },
  },
  decay_steps: {
    label: 'Decay steps',
    help: 'Training steps over which the rate falls.',
    input: { kind: 'number', min: 1, max: 1e9, step: 100 },
  },
  decay_rate: { label: 'Decay rate', help: 'What the rate is multiplied with over the decay steps.', input: { kind: 'positive' } },
  staircase: {
    label: 'In stairs',
    help: 'The rate falls at once after the decay steps, not a little with every step.',
    input: { kind: 'switch' },
  },
  alpha: {
    label: 'Rate at the end',
    help: 'Share of the rate that is left at the end.',
    input: { kind: 'number', min: 0, max: 1, step: 0.1 },
  },
  warmup_target: {
    label: 'Warm-up to',
    help: 'The rate that the warm-up reaches; empty for no warm-up.',
    input: { kind: 'open-positive' },
  },
  warmup_steps: { label: 'Warm-up steps', help: 'Steps of the warm-up.', input: { kind: 'number', min: 0, max: 1e9, step: 100 } },
};
