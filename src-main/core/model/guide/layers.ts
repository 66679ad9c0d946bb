import type { LayerType } from '../layers';
import {
  activationOptions,
  batchNormalizationOptions,
  denseOptions,
  dropoutOptions,
  eluOptions,
  embeddingOptions,
  layerNormalizationOptions,
  leakyReluOptions,
  noiseOptions,
  spatialDropoutOptions,
} from './plain';
import { gruOptions, lstmOptions, simpleRnnOptions } from './recurrent';
import { conv1dOptions, conv2dOptions, globalPoolingOptions, pooling1dOptions, pooling2dOptions } from './spatial';
import { type LayerGuide, type LayerGroup, often, type OptionGuide } from './types';

function guide(group: LayerGroup, help: string, options: readonly OptionGuide[] = []): LayerGuide {
  return { group, help, options };
}

export const layerGuides: Readonly<Record<LayerType, LayerGuide>> = {
  Input: guide('Shape', 'Takes one sample of the problem: steps × features, or height × width × channels.'),
  SimpleRNN: guide('Recurrent', 'Reads the sequence step by step; quick, but forgets early steps.', simpleRnnOptions),
  LSTM: guide('Recurrent', 'Reads the sequence step by step and learns what to keep and what to forget.', lstmOptions),
  GRU: guide('Recurrent', 'As LSTM with three gates in place of four: smaller, often as good.', gruOptions),
  Bidirectional: guide('Recurrent', 'Reads the sequence from both ends with two copies of a recurrent layer.', [
    often('layer', 'Layer', 'The recurrent layer that reads both ways.', { kind: 'form', choices: ['LSTM', 'GRU', 'SimpleRNN'] }),
    often('merge_mode', 'Merge', 'How both answers become one: side by side, or one number from two.', {
      kind: 'choice',
      choices: ['concat', 'sum', 'mul', 'ave'],
    }),
  ]),
  TimeDistributed: guide('Shape', 'Applies one layer, with one set of weights, at every step.', [
    often('layer', 'Layer', 'The layer that is applied at every step.', {
      kind: 'form',
      choices: [
        'Dense',
        'Conv1D',
        'Conv2D',
        'MaxPooling1D',
        'MaxPooling2D',
        'Flatten',
        'Dropout',
        'BatchNormalization',
        'LayerNormalization',
      ],
    }),
  ]),
  Conv1D: guide('Convolution', 'Slides short patterns along the sequence and says where they fit.', conv1dOptions),
  Conv2D: guide('Convolution', 'Slides small patterns over an image and says where they fit.', conv2dOptions),
  MaxPooling1D: guide('Pooling', 'Keeps the greatest value of every few steps.', pooling1dOptions),
  AveragePooling1D: guide('Pooling', 'Keeps the mean of every few steps.', pooling1dOptions),
  MaxPooling2D: guide('Pooling', 'Keeps the greatest value of every small patch.', pooling2dOptions),
  AveragePooling2D: guide('Pooling', 'Keeps the mean of every small patch.', pooling2dOptions),
  GlobalMaxPooling1D: guide('Pooling', 'Keeps the greatest value of each feature over all steps.', globalPoolingOptions),
  GlobalAveragePooling1D: guide('Pooling', 'Keeps the mean of each feature over all steps.', globalPoolingOptions),
  GlobalMaxPooling2D: guide('Pooling', 'Keeps the greatest value of each channel over the image.', globalPoolingOptions),
  GlobalAveragePooling2D: guide('Pooling', 'Keeps the mean of each channel over the image.', globalPoolingOptions),
  Dense: guide('Dense', 'Every unit looks at all its inputs.', denseOptions),
  Embedding: guide('Dense', 'Turns whole numbers, such as words or codes, into learned vectors.', embeddingOptions),
  Dropout: guide('Steadying', 'Leaves out some values at random while training, against overfitting.', dropoutOptions),
  SpatialDropout1D: guide('Steadying', 'Leaves out whole features of a sequence at random while training.', spatialDropoutOptions),
  GaussianNoise: guide('Steadying', 'Adds noise while training, against overfitting.', noiseOptions),
  BatchNormalization: guide(
    'Steadying',
    'Brings every feature to mean 0 and variance 1, by the batch while training.',
    batchNormalizationOptions,
  ),
  LayerNormalization: guide('Steadying', 'Brings every step to mean 0 and variance 1, by itself.', layerNormalizationOptions),
  Activation: guide('Curve', 'Sends every value through a curve.', activationOptions),
  LeakyReLU: guide('Curve', 'Keeps positive values, and negative ones made smaller.', leakyReluOptions),
  ELU: guide('Curve', 'Keeps positive values; negative ones level off.', eluOptions),
  Softmax: guide('Curve', 'Turns values into shares that add up to 1.'),
  Flatten: guide('Shape', 'Puts all steps and features in one row, so that a Dense layer sees them all at once.'),
  Reshape: guide('Shape', 'Puts the same values in another shape, row by row.', [
    often('target_shape', 'Shape', 'The lengths of the axes, such as 28 × 28 × 1; one may be -1 for what is left over.', {
      kind: 'sizes',
      axes: null,
      open: false,
    }),
  ]),
  RepeatVector: guide('Shape', 'Repeats one row of values as a sequence.', [
    often('n', 'Steps', 'How often it is repeated.', { kind: 'count' }),
  ]),
  Masking: guide('Shape', 'Steps that hold one value only are not there for the layers that follow: sequences of different length.', [
    often('mask_value', 'Value', 'Steps at which every feature has this value are left out.', {
      kind: 'number',
      min: -1e12,
      max: 1e12,
      step: 1,
    }),
  ]),
};
