import { definitionOf, type LayerSpec } from '../../core/model/layers';
import { isRefusal, type Shape } from '../../core/model/layer';
import type { ModelSpec } from '../../core/model/model';
import { conv1d } from './conv1d';
import { dense } from './dense';
import { gru } from './gru';
import { sampleLoss } from './losses';
import { lstm } from './lstm';
import { noMasks, type Masks } from './masks';
import { Matrix } from './matrix';
import { simpleRnn } from './simple-rnn';

/** Masks of a layer for a sample. */
export type MasksOf = (layer: number, sample: number) => Masks;

/**
 * The answers of a model, computed in float64 in plain loops straight from Keras's formulas, a sample at a time. Slow, and made
 * to be read; the engine is proved against it.
 *
 * @param weights in Keras's order and layout
 * @param x [batch][steps × features]
 * @returns [batch][outputs]
 */
export function referenceOutput(
  model: ModelSpec,
  input: Shape,
  weights: readonly Float64Array[],
  x: readonly (readonly number[])[],
  masksOf: MasksOf = () => noMasks,
): readonly (readonly number[])[] {
  const byLayer = weightsByLayer(model.layers, input, weights);
  return x.map((sample, index) => {
    let value = new Matrix(input[0] ?? 1, input[1] ?? 1, sample);
    for (const [layer, spec] of model.layers.entries()) value = layerOutput(spec, byLayer[layer] ?? [], value, masksOf(layer, index));
    return [...value.data];
  });
}

/** Mean loss over the batch; `y` is [batch][targets]. */
export function referenceLoss(model: ModelSpec, output: readonly (readonly number[])[], y: readonly (readonly number[])[]): number {
  return output.reduce((sum, values, index) => sum + sampleLoss(model.loss, values, y[index] ?? []), 0) / output.length;
}

function layerOutput(spec: LayerSpec, weights: readonly Float64Array[], x: Matrix, masks: Masks): Matrix {
  switch (spec.type) {
    case 'Input':
      return x;
    case 'Flatten':
      return new Matrix(1, x.rows * x.columns, x.data);
    case 'Dropout':
      return new Matrix(
        x.rows,
        x.columns,
        x.data.map((value, i) => value * (masks.input(Math.floor(i / x.columns))?.[i % x.columns] ?? 1)),
      );
    case 'Dense':
      return dense(spec, weights, x);
    case 'Conv1D':
      return conv1d(spec, weights, x);
    case 'SimpleRNN':
      return simpleRnn(spec, weights, x, masks);
    case 'LSTM':
      return lstm(spec, weights, x, masks);
    case 'GRU':
      return gru(spec, weights, x, masks);
  }
}

function weightsByLayer(
  layers: readonly LayerSpec[],
  input: Shape,
  weights: readonly Float64Array[],
): readonly (readonly Float64Array[])[] {
  const left = [...weights];
  let shape = input;
  return layers.map((spec) => {
    const definition = definitionOf(spec);
    const own = left.splice(0, definition.weights(spec, shape).length);
    const output = definition.outputShape(spec, shape);
    if (isRefusal(output)) throw new Error(output.message);
    shape = output;
    return own;
  });
}
