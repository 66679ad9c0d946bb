import { modelSpecSchema, type ModelSpec } from '../../../src-main/core/model/model';
import type { Trainable } from '../../../src-main/engine/engine';
import { checksum, dataOf, tensors, weightOf, type DataSpec } from './formula';

/** A model in the words of an experiment file: options left out have Keras's defaults, on both sides. */
export type RawSpec = Readonly<Record<string, unknown>> & { readonly type: string };

/** One comparison with Keras; `golden.py` fills in what a file of cases leaves out. */
export interface ParityCase {
  readonly name: string;
  readonly seed: number;
  /** Shape of one sample. */
  readonly input: readonly number[];
  readonly batch: number;
  readonly batches: number;
  readonly steps: number;
  readonly layers: readonly RawSpec[];
  readonly loss: string;
  readonly loss_options?: Readonly<Record<string, number | boolean>>;
  readonly optimizer: RawSpec;
  readonly x: DataSpec;
  readonly y: DataSpec;
  readonly sample_weights?: DataSpec;
  /** Factor of the kernels' size. */
  readonly weight_scale?: number;
  /** The published count, where the model is a reference problem's. */
  readonly params?: number;
  /** Keep and compare the weights after the first step. */
  readonly first_step?: boolean;
  /** False where rounding alone decides what the model answers after training: Keras in float64 is further from itself than the limit. */
  readonly after?: boolean;
  /** Predictions alone, from batch to batch without a reset. */
  readonly stateful?: boolean;
}

export interface Batch {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly weights: Float32Array | undefined;
}

const noise = ['rate', 'dropout', 'recurrent_dropout', 'stddev'];

/** @returns the model as the workbench knows it, Input first, every option filled in */
export function modelOf(parity: ParityCase, layers: readonly RawSpec[] = parity.layers): ModelSpec {
  return modelSpecSchema.parse({
    name: parity.name.slice(0, 80),
    layers: layers[0]?.type === 'Input' ? layers : [{ type: 'Input' }, ...layers],
    loss: parity.loss,
    ...(parity.loss_options && { loss_options: parity.loss_options }),
    optimizer: parity.optimizer,
  });
}

/** @returns the same model with every dropout rate and noise at 0, as it is trained for a comparison */
export function quietModelOf(parity: ParityCase): ModelSpec {
  return modelOf(parity, parity.layers.map(quiet));
}

function quiet(spec: RawSpec): RawSpec {
  const entries = Object.entries(spec).map(([name, value]) => {
    if (noise.includes(name)) return [name, 0];
    return [name, name === 'layer' ? quiet(value as RawSpec) : value];
  });
  return Object.fromEntries(entries) as RawSpec;
}

/** @returns the case's weights by formula, in the order of `trainable.weights()` */
export function weightsOf(parity: ParityCase, trainable: Trainable): readonly Float32Array[] {
  return trainable.weights().map(({ name, shape }, index) => {
    const kind = name.slice(name.lastIndexOf('/') + 1).replace(/^(forward|backward)_/, '');
    return weightOf(kind, shape, parity.seed, tensors.firstWeight + index, parity.weight_scale ?? 1);
  });
}

/** @returns the case's batches by formula */
export function batchesOf(parity: ParityCase, trainable: Trainable): readonly Batch[] {
  const { seed, batch, batches } = parity;
  const total = batch * batches;
  const x = dataOf(parity.x, seed, tensors.x, [total, ...parity.input]);
  const isIndex = parity.loss === 'sparse_categorical_crossentropy';
  const answer = isIndex ? trainable.outputShape.slice(0, -1) : trainable.outputShape;
  const y = dataOf(parity.y, seed, tensors.y, [total, ...answer]);
  const weights = parity.sample_weights && dataOf(parity.sample_weights, seed, tensors.sampleWeights, [total]);
  const part = (values: Float32Array, index: number) =>
    values.slice((index * values.length) / batches, ((index + 1) * values.length) / batches);
  return Array.from({ length: batches }, (_, index) => ({
    x: part(x, index),
    y: part(y, index),
    weights: weights && part(weights, index),
  }));
}

/** Checksums of a batch's arrays, as Keras's side gives them. */
export function checksumsOf({ x, y, weights }: Batch): readonly number[] {
  return [x, y, ...(weights ? [weights] : [])].map(checksum);
}
