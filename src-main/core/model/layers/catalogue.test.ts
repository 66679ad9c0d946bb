import { describe, expect, it } from 'vitest';
import { isRefusal, type Shape } from '../layer';
import { definitionOf, layerSchema } from '.';

/** Layer, input, and what `keras.Sequential([Input(input), layer])` of Keras 3.15.1 says of `output_shape` and `count_params()`. */
const cases: readonly (readonly [layer: object, input: Shape, output: Shape, params: number])[] = [
  [{ type: 'Conv2D', filters: 32, kernel_size: 3, padding: 'same', activation: 'relu' }, [28, 28, 1], [28, 28, 32], 320],
  [{ type: 'MaxPooling2D' }, [28, 28, 32], [14, 14, 32], 0],
  [{ type: 'Conv2D', filters: 8, kernel_size: [3, 5], strides: [2, 3] }, [29, 31, 3], [14, 9, 8], 368],
  [{ type: 'Conv2D', filters: 8, kernel_size: 3, dilation_rate: 2, use_bias: false }, [29, 31, 3], [25, 27, 8], 216],
  [{ type: 'AveragePooling2D', pool_size: 3, strides: 2, padding: 'same' }, [29, 31, 3], [15, 16, 3], 0],
  [{ type: 'MaxPooling1D', pool_size: 3 }, [11, 6], [3, 6], 0],
  [{ type: 'AveragePooling1D', pool_size: 3, strides: 2, padding: 'same' }, [11, 6], [6, 6], 0],
  [{ type: 'GlobalMaxPooling1D', keepdims: true }, [11, 6], [1, 6], 0],
  [{ type: 'GlobalAveragePooling2D' }, [5, 7, 6], [6], 0],
  [{ type: 'Bidirectional', layer: { type: 'LSTM', units: 8, return_sequences: true } }, [11, 6], [11, 16], 960],
  [{ type: 'Bidirectional', layer: { type: 'GRU', units: 8 }, merge_mode: 'sum' }, [11, 6], [8], 768],
  [{ type: 'TimeDistributed', layer: { type: 'Dense', units: 3 } }, [11, 6], [11, 3], 21],
  [{ type: 'BatchNormalization' }, [11, 6], [11, 6], 24],
  [{ type: 'BatchNormalization', scale: false }, [11, 6], [11, 6], 18],
  [{ type: 'LayerNormalization', center: false }, [11, 6], [11, 6], 6],
  [{ type: 'Embedding', input_dim: 50, output_dim: 4 }, [9], [9, 4], 200],
  [{ type: 'RepeatVector', n: 3 }, [6], [3, 6], 0],
  [{ type: 'Reshape', target_shape: [-1, 4, 2] }, [12, 2], [3, 4, 2], 0],
  [{ type: 'LSTM', units: 128 }, [null, 1], [128], 66560],
  [{ type: 'Conv1D', filters: 4, kernel_size: 3 }, [null, 3], [null, 4], 40],
  [{ type: 'GRU', units: 32, reset_after: false }, [36, 1], [32], 3264],
];

it.each(cases)('%j after %j gives the shape and the count of Keras', (options, input, output, params) => {
  const spec = layerSchema.parse(options);
  const definition = definitionOf(spec);
  expect(definition.outputShape(spec, input)).toEqual(output);
  const count = definition.params(spec, input);
  expect(count.total).toBe(params);
  const once = count.terms.reduce((sum, term) => sum + term.value, 0);
  expect(once * (count.factor?.times ?? 1)).toBe(params);
  const sizes = definition.weights(spec, input).map(({ shape }) => shape.reduce((a, b) => a * b, 1));
  expect(sizes.reduce((a, b) => a + b, 0)).toBe(params);
});

describe('a shape that a layer does not take', () => {
  it.each([
    [{ type: 'Conv2D', filters: 4, kernel_size: 3 }, [28, 28], /needs images/],
    [{ type: 'MaxPooling2D', pool_size: 5 }, [4, 4, 1], /looks at 5 × 5/],
    [{ type: 'MaxPooling1D', pool_size: 5 }, [4, 1], /5 steps at once/],
    [{ type: 'Conv2D', filters: 4, kernel_size: 3, strides: 2, dilation_rate: 2 }, [28, 28, 1], /not both/],
    [{ type: 'Reshape', target_shape: [5, -1] }, [12, 2], /cannot turn 12 × 2/],
    [{ type: 'RepeatVector', n: 2 }, [12, 2], /needs a flat input/],
    [{ type: 'Embedding', input_dim: 5, output_dim: 2 }, [12, 2], /one whole number a step/],
    [{ type: 'Bidirectional', layer: { type: 'LSTM', units: 2 } }, [12], /LSTM needs a sequence/],
    [{ type: 'TimeDistributed', layer: { type: 'Conv1D', filters: 2, kernel_size: 3 } }, [12, 2], /At every step: Conv1D needs/],
    [{ type: 'Flatten' }, [null, 3], /left open/],
    [{ type: 'GlobalMaxPooling1D' }, [12], /needs a sequence/],
  ] as const)('%j refuses %j in words', (options, input, words) => {
    const spec = layerSchema.parse(options);
    const output = definitionOf(spec).outputShape(spec, input);
    expect(isRefusal(output) ? output.message : output).toMatch(words);
  });
});

describe('an option outside its range', () => {
  it.each([
    { type: 'Dropout', rate: 1 },
    { type: 'Conv2D', filters: 4, kernel_size: [3, 0] },
    { type: 'Reshape', target_shape: [-1, -1] },
    { type: 'Bidirectional', layer: { type: 'Dense', units: 3 } },
    { type: 'TimeDistributed', layer: { type: 'LSTM', units: 3 } },
    { type: 'LSTM', units: 3, activation: 'softmax' },
    { type: 'Dense', units: 3, kernel_regularizer: { type: 'L2', l2: -1 } },
    { type: 'Dense', units: 3, kernel_constraint: { type: 'MaxNorm', max_value: 0 } },
  ])('%j is refused', (options) => expect(layerSchema.safeParse(options).success).toBe(false));
});
