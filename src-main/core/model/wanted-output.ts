import type { ProblemShape } from '../problem/problem';
import type { Shape } from './layer';
import type { Loss, ModelSpec } from './model';

/** What the answer of a stack must look like for a problem and a loss. */
export interface WantedOutput {
  /** As Keras would print it, without the batch. */
  readonly shape: readonly number[];
  /** Values of the last axis. */
  readonly units: number;
  /** Linear where the loss takes logits; null where any will do. */
  readonly activation: 'sigmoid' | 'softmax' | 'linear' | null;
  /** Losses that fit the task with this output; the first is proposed. */
  readonly losses: readonly Loss[];
}

/** What a stack's layers give, without the batch. */
export interface StackShapes {
  /** Of every layer. */
  readonly shapes: readonly Shape[];
  /** Of the last, with the problem's own length where the stack leaves it open. */
  readonly output: Shape;
}

const overClasses: readonly Loss[] = ['sparse_categorical_crossentropy', 'categorical_crossentropy'];
const overNumbers: readonly Loss[] = [
  'mean_squared_error',
  'mean_absolute_error',
  'mean_absolute_percentage_error',
  'huber',
  'log_cosh',
  'quantile',
  'poisson',
];

/** One of several classes can also be asked for with a sigmoid for each of them, as the binary cross-entropy of one-hot targets. */
export function wantedOutput({ task, output, classes }: ProblemShape, { loss, loss_options: options }: ModelSpec): WantedOutput {
  const [one, several] = options.from_logits ? (['linear', 'linear'] as const) : (['sigmoid', 'softmax'] as const);
  switch (task) {
    case 'binary':
      return overClasses.includes(loss)
        ? { ...shapeOf(output, 2), activation: several, losses: overClasses }
        : { ...shapeOf(output, 1), activation: one, losses: ['binary_crossentropy'] };
    case 'classes': {
      const activation = loss === 'binary_crossentropy' ? one : several;
      return { ...shapeOf(output, classes.length), activation, losses: [...overClasses, 'binary_crossentropy'] };
    }
    case 'number':
      return { ...shapeOf(output, 1), activation: null, losses: overNumbers };
  }
}

/**
 * What a model answers to one sample, as Keras would print it without the batch: a problem's own shape for numbers and two classes (a sigmoid
 * a value), the shares of all classes for each value else.
 */
export function answerShape({ task, output, classes }: ProblemShape): readonly number[] {
  return task === 'classes' ? shapeOf(output, classes.length).shape : output;
}

/** @param size values of one answer */
function shapeOf(output: readonly number[], size: number): Pick<WantedOutput, 'shape' | 'units'> {
  const last = output.at(-1) ?? 1;
  if (size === 1) return { shape: output, units: last };
  return { shape: last === 1 ? [...output.slice(0, -1), size] : [...output, size], units: size };
}

/**
 * Whether a stack's answer has the values that are wanted, in their order: in their shape, axes of one value left out or put in; all in one row;
 * or several numbers as rows ahead of targets, which is the same row folded.
 */
export function isWanted(output: Shape, { shape }: WantedOutput): boolean {
  if (output.includes(null)) return false;
  const [own, wanted] = [output, shape].map((sizes) => sizes.filter((size) => size !== 1));
  if (own?.join() === wanted?.join()) return true;
  const isRow = shape.length === 1 || output.length === 1;
  return isRow && output.length <= 2 && product(output) === product(shape);
}

function product(shape: Shape): number {
  return shape.reduce<number>((all, size) => all * (size ?? 1), 1);
}
