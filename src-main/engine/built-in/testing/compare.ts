import type { ModelSpec } from '../../../core/model/model';
import { numericGradient } from '../../reference/numeric-gradient';
import { referenceLoss, referenceOutput, type ReferenceCase } from '../../reference/network';
import type { NamedTensor } from '../../engine';
import { paddedRows, sizeOf } from '../tensor';
import { BuiltInTrainable } from '../trainable';
import { masksInMemory } from './masks';
import { relativeError, rowsOf, testArray, testNumbers } from './numbers';

export interface ComparisonOptions {
  /** Compares the step with dropout and batch statistics, with the masks that the engine drew. */
  readonly training?: boolean;
  /** Neither a multiple of 4 nor the largest batch, where left out. */
  readonly batch?: number;
  /** Size of the weights; 0.8 where left out. */
  readonly stretch?: number;
  readonly sampleWeights?: readonly number[];
  /** [batch × values] */
  readonly x?: Float32Array;
  /** [batch × targets] */
  readonly y?: Float32Array;
}

export interface Comparison {
  readonly trainable: BuiltInTrainable;
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly gradients: readonly NamedTensor[];
  /** By finite differences in float64, one a learned weight. */
  readonly wanted: readonly Float64Array[];
  readonly loss: number;
  readonly output: readonly (readonly number[])[];
}

/** Engine and float64 reference on the same weights, inputs and targets, drawn with a fixed seed. */
export function compare(model: ModelSpec, input: readonly number[], options: ComparisonOptions = {}): Comparison {
  const { training = false, batch = 3, stretch = 0.8, sampleWeights } = options;
  const next = testNumbers(7);
  const trainable = new BuiltInTrainable(model, input, 3, { maxBatch: Math.max(9, batch) });
  const drawn = trainable
    .weights()
    .map(({ values, trainable: learned }) => testArray(values.length, next).map((value) => (learned ? value * stretch : Math.abs(value))));
  trainable.setWeights(drawn);
  const x = options.x ?? testArray(batch * sizeOf(input), next);
  const y = options.y ?? testArray(batch * trainable.targetSize, next);
  const gradients = trainable.gradientsOf(x, y, training, sampleWeights && Float32Array.from(sampleWeights));
  const masksOf = training ? masksInMemory(trainable, model.layers, paddedRows(batch)) : undefined;
  const weights = drawn.map((values) => Float64Array.from(values));
  const given: ReferenceCase = { model, input, weights, x: rowsOf(x, sizeOf(input)), masksOf };
  const targets = rowsOf(y, trainable.targetSize);
  const learned = weights.filter((_, index) => trainable.weights()[index]?.trainable);
  const lossNow = (): number => referenceLoss(given, targets, sampleWeights);
  return { trainable, x, y, gradients, wanted: numericGradient(lossNow, learned), loss: lossNow(), output: referenceOutput(given) };
}

/** Largest error of a gradient, relative to the largest value of its weight's, with the weight's name. */
export function gradientErrors({ gradients, wanted }: Comparison): Readonly<Record<string, number>> {
  return Object.fromEntries(gradients.map(({ name, values }, index) => [name, relativeError(values, wanted[index] ?? [])]));
}
