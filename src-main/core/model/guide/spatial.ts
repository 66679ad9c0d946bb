import { activations, paddings } from '../options';
import { count, often, onOff, type OptionGuide, type OptionInput, seldom } from './types';
import { weightGuides } from './weights';

const anyCurve: OptionInput = { kind: 'choice', choices: activations };
const pair: OptionInput = { kind: 'sizes', axes: 2, open: false };
const ends = 'What happens at the ends: valid shortens the sequence, same keeps its length, causal never looks ahead.';
const borders = 'What happens at the border: valid makes the image smaller, same keeps its size.';
const twoPaddings: OptionInput = { kind: 'choice', choices: paddings.filter((name) => name !== 'causal') };

const shared: readonly OptionGuide[] = [
  often('activation', 'Activation', 'The curve that each answer goes through.', anyCurve),
  seldom('use_bias', 'Bias', 'Adds a learned constant to every filter.', onOff),
  ...weightGuides('kernel', 'Filter', 'the filters'),
  ...weightGuides('bias', 'Bias', 'the biases'),
];

export const conv1dOptions: readonly OptionGuide[] = [
  often('filters', 'Filters', 'How many patterns are learned.', count),
  often('kernel_size', 'Kernel size', 'How many steps a pattern covers.', count),
  often('strides', 'Strides', 'How many steps the pattern moves each time.', count),
  often('padding', 'Padding', ends, { kind: 'choice', choices: paddings }),
  seldom('dilation_rate', 'Dilation rate', 'Spreads the pattern out: 2 looks at every second step.', count),
  ...shared,
];
export const conv2dOptions: readonly OptionGuide[] = [
  often('filters', 'Filters', 'How many patterns are learned.', count),
  often('kernel_size', 'Kernel size', 'How many values a pattern covers, height × width.', pair),
  often('strides', 'Strides', 'How far the pattern moves each time, down × across.', pair),
  often('padding', 'Padding', borders, twoPaddings),
  seldom('dilation_rate', 'Dilation rate', 'Spreads the pattern out: 2 looks at every second value.', pair),
  ...shared,
];
export const pooling1dOptions: readonly OptionGuide[] = [
  often('pool_size', 'Pool size', 'How many steps become one.', count),
  often('strides', 'Strides', 'How many steps it moves each time; empty for as many as the pool has.', { kind: 'open-count' }),
  often('padding', 'Padding', ends, twoPaddings),
];
export const pooling2dOptions: readonly OptionGuide[] = [
  often('pool_size', 'Pool size', 'How many values become one, height × width.', pair),
  often('strides', 'Strides', 'How far it moves each time; empty for as far as the pool reaches.', { kind: 'sizes', axes: 2, open: true }),
  often('padding', 'Padding', borders, twoPaddings),
];
export const globalPoolingOptions: readonly OptionGuide[] = [
  seldom('keepdims', 'Keep the axes', 'The axes that were pooled stay, with length 1.', onOff),
];
