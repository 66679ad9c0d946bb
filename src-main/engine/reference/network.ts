import { definitionOf, type LayerSpec } from '../../core/model/layers';
import { isRefusal } from '../../core/model/layer';
import type { ModelSpec } from '../../core/model/model';
import { lastStep } from '../logits';
import { activateRow } from './activations';
import type { ReferenceBatch } from './batch';
import { mapRows, referenceLayer } from './layers';
import { rowLoss } from './losses';
import { noMasks, type Masks } from './masks';
import { Matrix } from './matrix';
import { penaltyOf } from './penalties';

/** Dropout masks of a layer for a sample. */
export type MasksOf = (layer: number, sample: number) => Masks;

/** A model on a batch. */
export interface ReferenceCase {
  readonly model: ModelSpec;
  /** Shape of one sample. */
  readonly input: readonly number[];
  /** In the order and layout of Keras's `get_weights()`. */
  readonly weights: readonly Float64Array[];
  /** [batch][values] */
  readonly x: readonly (readonly number[])[];
  /** Left out for none. */
  readonly masksOf?: MasksOf | undefined;
  /** Whether batch normalisation and the like work as in training; left out, where there are dropout masks. */
  readonly training?: boolean;
}

/**
 * The answers of a model, computed in float64 in plain loops straight from Keras's formulas. Slow, and made to be read; the engine is
 * proved against it.
 *
 * @returns [batch][outputs]
 */
export function referenceOutput(given: ReferenceCase): readonly (readonly number[])[] {
  const { activation } = lastStep(given.model);
  return run(given).samples.map((sample) => [...mapRows(sample, (row) => activateRow(activation, row)).data]);
}

/**
 * The loss of a batch as Keras 3.15 has it: the weighted mean over all steps of all samples, masked steps left out, and the penalties
 * of the weights.
 *
 * @param y [batch][targets]
 * @param sampleWeights [batch]
 */
export function referenceLoss(given: ReferenceCase, y: readonly (readonly number[])[], sampleWeights?: readonly number[]): number {
  const { model } = given;
  const { fromLogits } = lastStep(model);
  const { samples, mask } = run(given);
  let sum = 0;
  let counted = 0;
  for (const [index, sample] of samples.entries()) {
    const targets = y[index] ?? [];
    const size = targets.length / sample.rows;
    for (let step = 0; step < sample.rows; step++) {
      const flag = mask?.[index]?.[step] ?? 1;
      counted += flag;
      if (flag === 0) continue;
      const row = [...sample.data.subarray(step * sample.columns, (step + 1) * sample.columns)];
      sum += (sampleWeights?.[index] ?? 1) * rowLoss(model, fromLogits, row, targets.slice(step * size, (step + 1) * size));
    }
  }
  return (counted === 0 ? 0 : sum / counted) + penaltyOf(weightSpecs(model.layers, given.input).flat(), given.weights);
}

/** What the loss is computed from: the answers, or their logits. */
function run({ model, input, weights, x, masksOf, training }: ReferenceCase): ReferenceBatch {
  const shapes = shapesOf(model.layers, input);
  const specs = weightSpecs(model.layers, input);
  const left = [...weights];
  const first = shapes[0] ?? [];
  const columns = first.at(-1) ?? 1;
  let batch: ReferenceBatch = {
    samples: x.map((sample) => new Matrix(sample.length / columns, columns, sample)),
    shape: first,
    mask: null,
  };
  for (const [layer, spec] of lastStep(model).layers.entries()) {
    batch = referenceLayer(spec, batch, {
      weights: left.splice(0, specs[layer]?.length ?? 0),
      outputShape: shapes[layer + 1] ?? [],
      masks: (sample) => masksOf?.(layer, sample) ?? noMasks,
      training: training ?? masksOf !== undefined,
    });
  }
  return batch;
}

function weightSpecs(layers: readonly LayerSpec[], input: readonly number[]) {
  const shapes = shapesOf(layers, input);
  return layers.map((spec, layer) => definitionOf(spec).weights(spec, shapes[layer] ?? []));
}

/** Input shape of every layer, then the output's. */
function shapesOf(layers: readonly LayerSpec[], input: readonly number[]): readonly (readonly number[])[] {
  const shapes = [input];
  for (const spec of layers) {
    const output = definitionOf(spec).outputShape(spec, shapes.at(-1) ?? []);
    if (isRefusal(output)) throw new Error(output.message);
    shapes.push(output.map((length) => length ?? NaN));
  }
  return shapes;
}
