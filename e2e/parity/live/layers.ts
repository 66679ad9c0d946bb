import { definitionOf, layerSchema, layerTypes, type LayerType } from '../../../src-main/core/model/layers';
import { isRefusal, sizeOf, type Shape } from '../../../src-main/core/model/layer';
import type { RawSpec } from '../support/case';
import type { Draw } from './draw';
import { anyActivation, cellActivation, kernelAndBias, penaltiesOf } from './options';

/** Values of one sample that a layer may give: larger stacks take Keras long and show nothing more. */
const largestSample = 400;

type Options = (draw: Draw, input: Shape) => object;

const rate: Options = (draw) => ({ rate: draw.of([0, 0.1, 0.3]) });
const none: Options = () => ({});
const pair = (draw: Draw, low: number, high: number) => [draw.between(low, high), draw.between(low, high)];

const recurrent: Options = (draw) => ({
  units: draw.between(1, 9),
  ...draw.maybe(60, () => ({ activation: cellActivation(draw) })),
  ...draw.maybe(60, () => ({ return_sequences: true })),
  ...draw.maybe(30, () => ({ go_backwards: true })),
  ...draw.maybe(20, () => ({ dropout: 0.2 })),
  ...draw.maybe(20, () => ({ recurrent_dropout: 0.2 })),
  ...penaltiesOf(draw, 'recurrent', 2),
  ...kernelAndBias(draw, 2),
});

const gate: Options = (draw) => draw.maybe(50, () => ({ recurrent_activation: cellActivation(draw) }));

const lstm: Options = (draw, input) => ({
  ...recurrent(draw, input),
  ...gate(draw, input),
  ...draw.maybe(20, () => ({ unit_forget_bias: false })),
});

const gru: Options = (draw, input) => ({
  ...recurrent(draw, input),
  ...gate(draw, input),
  ...draw.maybe(40, () => ({ reset_after: false })),
});

/** Keras refuses a layer that already goes backwards. */
const bidirectional: Options = (draw, input) => ({
  layer: { ...drawLayer(draw, input, ['SimpleRNN', 'LSTM', 'GRU']), go_backwards: false },
  ...draw.maybe(75, () => ({ merge_mode: draw.of(['concat', 'sum', 'mul', 'ave']) })),
});

/** Strides and dilation above 1 go not together, in Keras neither. */
const conv1d: Options = (draw) => ({
  filters: draw.between(1, 9),
  kernel_size: draw.between(1, 4),
  padding: draw.of(['valid', 'same', 'causal']),
  ...draw.maybe(50, () => draw.of([{ strides: 2 }, { strides: 3 }, { dilation_rate: 2 }, { dilation_rate: 3 }])),
  ...draw.maybe(60, () => ({ activation: anyActivation(draw) })),
  ...kernelAndBias(draw, 3),
});

const conv2d: Options = (draw) => ({
  filters: draw.between(1, 6),
  kernel_size: draw.percent(30) ? draw.between(1, 3) : pair(draw, 1, 3),
  padding: draw.of(['valid', 'same']),
  ...draw.maybe(50, () =>
    draw.of([{ strides: 2 }, { strides: pair(draw, 1, 3) }, { dilation_rate: 2 }, { dilation_rate: pair(draw, 1, 2) }]),
  ),
  ...draw.maybe(60, () => ({ activation: anyActivation(draw) })),
  ...kernelAndBias(draw, 4),
});

const pooling1d: Options = (draw) => ({
  pool_size: draw.between(1, 4),
  ...draw.maybe(50, () => ({ strides: draw.between(1, 3) })),
  ...draw.maybe(50, () => ({ padding: 'same' })),
});

const pooling2d: Options = (draw) => ({
  pool_size: draw.percent(40) ? draw.between(1, 3) : pair(draw, 1, 3),
  ...draw.maybe(50, () => ({ strides: pair(draw, 1, 3) })),
  ...draw.maybe(50, () => ({ padding: 'same' })),
});

const globalPooling: Options = (draw) => draw.maybe(30, () => ({ keepdims: true }));

const normalization: Options = (draw) => ({
  ...draw.maybe(30, () => ({ epsilon: draw.of([1e-3, 1e-2, 0.1]) })),
  ...draw.maybe(20, () => ({ center: false })),
  ...draw.maybe(20, () => ({ scale: false })),
  ...penaltiesOf(draw, 'gamma', 1),
  ...penaltiesOf(draw, 'beta', 1),
});

const options: Readonly<Record<LayerType, Options>> = {
  Input: none,
  Flatten: none,
  Reshape: (draw, input) => ({ target_shape: targetShape(draw, sizeOf(input) ?? 1) }),
  RepeatVector: (draw) => ({ n: draw.between(1, 5) }),
  Dense: (draw) => ({
    units: draw.between(1, 12),
    ...draw.maybe(70, () => ({ activation: anyActivation(draw) })),
    ...kernelAndBias(draw, 2),
  }),
  // Only in front: `randomCase` draws it, for what stands above must be whole numbers.
  Embedding: (draw) => ({
    input_dim: draw.between(6, 12),
    output_dim: draw.between(1, 8),
    ...draw.maybe(60, () => ({ mask_zero: true })),
    ...penaltiesOf(draw, 'embeddings', 2),
  }),
  Masking: (draw) => draw.maybe(40, () => ({ mask_value: 1 })),
  SimpleRNN: recurrent,
  LSTM: lstm,
  GRU: gru,
  Bidirectional: bidirectional,
  TimeDistributed: (draw, input) => ({ layer: drawLayer(draw, input.slice(1), insideWrapper) }),
  Conv1D: conv1d,
  Conv2D: conv2d,
  MaxPooling1D: pooling1d,
  AveragePooling1D: pooling1d,
  MaxPooling2D: pooling2d,
  AveragePooling2D: pooling2d,
  GlobalMaxPooling1D: globalPooling,
  GlobalAveragePooling1D: globalPooling,
  GlobalMaxPooling2D: globalPooling,
  GlobalAveragePooling2D: globalPooling,
  Dropout: rate,
  SpatialDropout1D: rate,
  GaussianNoise: (draw) => ({ stddev: draw.of([0, 0.2]) }),
  BatchNormalization: (draw, input) => ({ ...normalization(draw, input), ...draw.maybe(50, () => ({ momentum: draw.of([0.5, 0.9]) })) }),
  LayerNormalization: normalization,
  Activation: (draw) => ({ activation: anyActivation(draw) }),
  LeakyReLU: (draw) => draw.maybe(50, () => ({ negative_slope: draw.of([0, 0.01, 0.5]) })),
  ELU: (draw) => draw.maybe(50, () => ({ alpha: draw.of([0.2, 2]) })),
  Softmax: none,
};

export const insideStack = layerTypes.filter((type) => !['Input', 'Embedding'].includes(type));
const wrappersAndSteps = ['Masking', 'SimpleRNN', 'LSTM', 'GRU', 'Bidirectional', 'TimeDistributed'];
const insideWrapper = insideStack.filter((type) => !wrappersAndSteps.includes(type));

function targetShape(draw: Draw, size: number): readonly number[] {
  const divisors = [2, 3, 4, 5].filter((divisor) => size % divisor === 0);
  if (divisors.length === 0) return draw.of([[-1], [size, 1], [1, -1]]);
  const first = draw.of(divisors);
  return draw.of([
    [first, -1],
    [size / first, first],
    [first, size / first, 1],
  ]);
}

/** @returns a layer that takes the input; its options left out have their defaults */
export function drawLayer(draw: Draw, input: Shape, types: readonly LayerType[]): RawSpec {
  for (;;) {
    const type = draw.of(types);
    // Wrappers draw a layer for one step, which one value alone does not have.
    if (type === 'TimeDistributed' && input.length < 2) continue;
    if (type === 'Bidirectional' && input.length !== 2) continue;
    const spec = { type, ...options[type](draw, input) };
    if (outputOf(spec, input)) return spec;
  }
}

/** @returns the layer's output shape; null where it does not take the input, or gives too much */
export function outputOf(raw: RawSpec, input: Shape): Shape | null {
  const spec = layerSchema.parse(raw);
  const output = definitionOf(spec).outputShape(spec, input);
  return isRefusal(output) || (sizeOf(output) ?? 0) > largestSample ? null : output;
}
