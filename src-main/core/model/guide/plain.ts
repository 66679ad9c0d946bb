import { activations } from '../options';
import { count, often, onOff, type OptionGuide, type OptionInput, seldom, share } from './types';
import { weightGuides } from './weights';

const anyCurve: OptionInput = { kind: 'choice', choices: activations };

export const denseOptions: readonly OptionGuide[] = [
  often('units', 'Units', 'How many numbers the layer gives. The last layer gives one number, or one a class.', count),
  often('activation', 'Activation', 'The curve that each unit goes through: sigmoid or softmax gives probabilities.', anyCurve),
  seldom('use_bias', 'Bias', 'Adds a learned constant to every unit.', onOff),
  ...weightGuides('kernel', 'Weight', 'the weights'),
  ...weightGuides('bias', 'Bias', 'the biases'),
];
export const embeddingOptions: readonly OptionGuide[] = [
  often('input_dim', 'Numbers', 'How many different whole numbers there are, 0 among them.', { kind: 'number', min: 1, max: 1e7, step: 1 }),
  often('output_dim', 'Values each', 'How many learned values stand for a number.', count),
  often('mask_zero', 'Zero is no step', 'A step of 0 is not there for the layers that follow.', onOff),
  ...weightGuides('embeddings', 'Vector', 'the vectors'),
];
export const dropoutOptions: readonly OptionGuide[] = [
  often('rate', 'Rate', 'Share of the values left out at random while training.', share),
];
export const spatialDropoutOptions: readonly OptionGuide[] = [
  often('rate', 'Rate', 'Share of the features left out at random while training.', share),
];
export const noiseOptions: readonly OptionGuide[] = [
  often('stddev', 'Standard deviation', 'How strong the noise is.', { kind: 'number', min: 0, max: 1, step: 0.1 }),
];

const normalization: readonly OptionGuide[] = [
  seldom('epsilon', 'Epsilon', 'A small number against division by zero.', { kind: 'number', min: 1e-12, max: 1, step: 0.001 }),
  seldom('center', 'Shift', 'Adds a learned constant to every feature.', onOff),
  seldom('scale', 'Scale', 'Multiplies every feature by a learned factor.', onOff),
  ...weightGuides('beta', 'Shift', 'the shifts'),
  ...weightGuides('gamma', 'Factor', 'the factors'),
];
export const batchNormalizationOptions: readonly OptionGuide[] = [
  often('momentum', 'Momentum', 'How long the moving mean and variance remember.', { kind: 'number', min: 0, max: 1, step: 0.01 }),
  ...normalization,
  ...[
    ...weightGuides('moving_mean', 'Moving mean', 'the moving means').slice(0, 1),
    ...weightGuides('moving_variance', 'Moving variance', 'the moving variances').slice(0, 1),
  ],
];
export const layerNormalizationOptions = normalization;
export const activationOptions: readonly OptionGuide[] = [
  often('activation', 'Curve', 'The curve that every value goes through.', anyCurve),
];
export const leakyReluOptions: readonly OptionGuide[] = [
  often('negative_slope', 'Slope below zero', 'What negative values are multiplied with.', { kind: 'number', min: 0, max: 1e6, step: 0.1 }),
];
export const eluOptions: readonly OptionGuide[] = [
  often('alpha', 'Alpha', 'What very negative values become, with the opposite sign.', { kind: 'number', min: 0, max: 1e6, step: 0.1 }),
];
