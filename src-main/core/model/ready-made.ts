import type { ProblemShape } from '../problem/problem';
import { type Loss, type ModelSpec, type ModelSpecInput, modelSpecSchema } from './model';

type Layers = ModelSpecInput['layers'];

/** How a model ends, and what it is trained with, so that its answer is what a problem asks for. */
interface Answer {
  readonly layers: Layers;
  readonly loss: Loss;
}

/**
 * The smallest stack that fits a problem: all values in one row, then the answer; a recurrent layer where sequences differ in length, or are
 * answered at every step.
 *
 * @param shape null where the problem is not complete; then it fits a binary task
 */
export function smallestModel(name: string, shape: ProblemShape | null): ModelSpec {
  const reader: Layers = shape && needsReader(shape) ? recurrent('LSTM', shape) : [{ type: 'Flatten' }];
  return modelOf(name, reader, shape, 'Nadam');
}

/** Models to begin with that fit a problem, the plainest first. */
export function readyMadeModels(shape: ProblemShape): readonly ModelSpec[] {
  const [steps = 1] = shape.input;
  const flat: Layers = [{ type: 'Flatten' }, { type: 'Dense', units: 64, activation: 'relu' }];
  if (shape.input.length === 3) return [modelOf('NN', flat, shape), modelOf('CNN', overPictures(shape), shape)];
  const cells = (
    [
      ['RNN', 'SimpleRNN'],
      ['LSTM', 'LSTM'],
      ['GRU', 'GRU'],
    ] as const
  ).map(([name, type]) => modelOf(name, recurrent(type, shape), shape));
  if (needsReader(shape)) return cells;
  const slid: Layers = [{ type: 'Conv1D', filters: 16, kernel_size: 3, activation: 'relu' }, ...recurrent('GRU', shape)];
  return [modelOf('NN', flat, shape), ...cells, ...(steps > 6 ? [modelOf('Conv1D GRU', slid, shape)] : [])];
}

/** Sequences that cannot lie in one row, or are answered step by step. */
function needsReader({ open, output, maskValue }: ProblemShape): boolean {
  return open || output.length === 2 || maskValue !== undefined;
}

function recurrent(type: 'SimpleRNN' | 'LSTM' | 'GRU', { output, open, maskValue }: ProblemShape): Layers {
  const masking: Layers = maskValue === undefined || open ? [] : [{ type: 'Masking', mask_value: maskValue }];
  return [...masking, { type, units: 32, return_sequences: output.length === 2 }];
}

function overPictures({ input }: ProblemShape): Layers {
  const pools = input.slice(0, 2).every((side) => side > 1);
  return [
    { type: 'Conv2D', filters: 32, kernel_size: 3, padding: 'same', activation: 'relu' },
    ...(pools ? [{ type: 'MaxPooling2D' } as const] : []),
    { type: 'Flatten' },
    { type: 'Dense', units: 64, activation: 'relu' },
    { type: 'Dropout', rate: 0.5 },
  ];
}

function modelOf(name: string, reader: Layers, shape: ProblemShape | null, optimizer: 'Adam' | 'Nadam' = 'Adam'): ModelSpec {
  const { layers, loss } = answerFor(shape);
  return modelSpecSchema.parse({ name, layers: [{ type: 'Input' }, ...reader, ...layers], loss, optimizer: { type: optimizer } });
}

function answerFor(shape: ProblemShape | null): Answer {
  // At every step the layer answers once a step, so its units are those of one.
  const values = shape?.output.at(-1) ?? 1;
  switch (shape?.task ?? 'binary') {
    case 'binary':
      return { layers: [{ type: 'Dense', units: values, activation: 'sigmoid' }], loss: 'binary_crossentropy' };
    case 'classes':
      return { layers: classLayers(shape?.output ?? [1], shape?.classes.length ?? 2), loss: 'sparse_categorical_crossentropy' };
    case 'number':
      return { layers: [{ type: 'Dense', units: values }], loss: 'mean_squared_error' };
  }
}

/** Several answers of several classes each, at once or at every step: all their values in one row, then a row for each answer. */
function classLayers(output: readonly number[], classes: number): Layers {
  const answers = output.at(-1) ?? 1;
  if (answers === 1) return [{ type: 'Dense', units: classes, activation: 'softmax' }];
  return [
    { type: 'Dense', units: answers * classes },
    { type: 'Reshape', target_shape: [...output, classes] },
    { type: 'Activation', activation: 'softmax' },
  ];
}
