import type { Engine, NamedTensor, Trainable } from '../../../src-main/engine/engine';
import { decode, type KerasAnswer, type KerasGradient } from './answer';
import { batchesOf, checksumsOf, modelOf, quietModelOf, weightsOf, type Batch, type ParityCase } from './case';
import { isFine, largest, limits, relativeError, type Difference } from './difference';
import { checksum } from './formula';

/** What a comparison found. */
export interface Comparison {
  /** What is not a matter of rounding: counts, names, shapes. In words; empty where all is well. */
  readonly faults: readonly string[];
  readonly differences: readonly Difference[];
}

/** A gradient that Keras has below this share of the model's largest is nothing but rounding, and must be no more than that here. */
const roundingShare = 1e-6;

/**
 * Builds the case's model with the engine and holds it against Keras.
 *
 * @param steps of training to compare, where fewer than the case has
 */
export async function compareWithKeras(engine: Engine, parity: ParityCase, keras: KerasAnswer, steps = parity.steps): Promise<Comparison> {
  const unsupported = engine.supports(modelOf(parity));
  if (unsupported.length > 0) return { faults: unsupported.map(({ message }) => `not supported: ${message}`), differences: [] };
  const trainable = await engine.build(modelOf(parity), parity.input, parity.seed, { maxBatch: parity.batch });
  try {
    const weights = weightsOf(parity, trainable);
    const batches = batchesOf(parity, trainable);
    const faults = [...faultsOfWeights(trainable, weights, parity, keras), ...faultsOfData(batches[0]!, keras)];
    if (faults.length > 0) return { faults, differences: [] };
    trainable.setWeights(weights);
    if (parity.stateful) return { faults, differences: freeRun(trainable, batches, keras) };
    const first = firstBatch(trainable, batches[0]!, keras);
    return { faults, differences: [...first, ...(await training(engine, parity, keras, weights, batches, steps))] };
  } finally {
    trainable.dispose();
  }
}

/** @returns the differences beyond their limits and the faults, in words */
export function complaintsOf({ faults, differences }: Comparison): readonly string[] {
  const large = differences.filter((difference) => !isFine(difference));
  return [...faults, ...large.map(({ what, error, limit }) => `${what}: ${error.toExponential(1)}, more than ${limit.toExponential(0)}`)];
}

function faultsOfWeights(trainable: Trainable, values: readonly Float32Array[], parity: ParityCase, keras: KerasAnswer): readonly string[] {
  const ours = trainable.weights();
  const count = ours.reduce((sum, tensor) => sum + tensor.values.length, 0);
  const counts = [keras.params, ...(parity.params === undefined ? [] : [parity.params])];
  const wrongCount = counts.filter((wanted) => wanted !== count).map((wanted) => `${count} parameters instead of ${wanted}`);
  if (wrongCount.length > 0 || ours.length !== keras.weights.length) return [...wrongCount, ...missing(ours, keras)];
  return keras.weights.flatMap((wanted, index) => {
    const tensor = ours[index]!;
    const isSame = sameWeight(tensor, wanted) && checksum(values[index]!) === wanted.checksum;
    return isSame
      ? []
      : [`weight ${index} is ${tensor.name} [${tensor.shape.join(', ')}], not ${wanted.name} [${wanted.shape.join(', ')}]`];
  });
}

function missing(ours: readonly NamedTensor[], { weights }: KerasAnswer): readonly string[] {
  const names = (tensors: readonly { readonly name: string }[]) => tensors.map(({ name }) => name).join(', ');
  return [`weights are ${names(ours)}; Keras has ${names(weights)}`];
}

/** The layer's own name and the weight's are Keras's; between them Keras names cells and wrapped layers. */
function sameWeight(ours: NamedTensor, wanted: KerasAnswer['weights'][number]): boolean {
  const path = wanted.name.split('/');
  const sameNames = ours.name.startsWith(`${path[0] ?? ''}/`) && ours.name.endsWith(path.at(-1) ?? '');
  return sameNames && ours.shape.join() === wanted.shape.join() && ours.trainable === wanted.trainable;
}

function faultsOfData(batch: Batch, keras: KerasAnswer): readonly string[] {
  return checksumsOf(batch).join() === keras.checksums.join() ? [] : ['inputs, targets or sample weights are not those that Keras had'];
}

function firstBatch(trainable: Trainable, { x, y, weights }: Batch, keras: KerasAnswer): readonly Difference[] {
  const answer = trainable.evaluate(x, y, weights);
  return [
    { kind: 'output', what: 'output', error: relativeError(answer.output, decode(keras.output!)), limit: limits.values },
    { kind: 'loss', what: 'loss of the first batch', error: relativeError([answer.loss], [keras.loss!]), limit: limits.values },
    ...gradientDifferences(trainable.gradients(x, y, weights), keras.gradients!),
  ];
}

function gradientDifferences(ours: readonly NamedTensor[], keras: readonly KerasGradient[]): readonly Difference[] {
  if (ours.length !== keras.length) return [{ kind: 'gradient', what: 'number of gradients', error: NaN, limit: 0 }];
  const greatest = largest(keras.map(({ max }) => max));
  return keras.flatMap((wanted, index) => {
    const { name, values } = ours[index]!;
    const scale = wanted.max < greatest * roundingShare ? (greatest * roundingShare) / limits.values : wanted.max;
    const kept = values.filter((_, place) => place % wanted.every === 0);
    const what = `gradient of ${name}`;
    const error = relativeError(kept, decode(wanted.values), scale);
    const difference: Difference = { kind: 'gradient', what, error, limit: limits.values };
    return wanted.every === 1 ? [difference] : [difference, ...wholeGradient(what, values, wanted)];
  });
}

/** Of a gradient that is kept in part: its largest magnitude, and its sum, whose rounding grows with the number of values. */
function wholeGradient(what: string, values: Float32Array, { max, sum }: KerasGradient): readonly Difference[] {
  const total = values.reduce((before, value) => before + value, 0);
  const scale = max * Math.sqrt(values.length);
  return [
    { kind: 'gradient', what: `largest ${what}`, error: relativeError([largest(values)], [max]), limit: limits.values },
    { kind: 'gradient', what: `sum of ${what}`, error: relativeError([total], [sum], scale), limit: limits.values },
  ];
}

async function training(
  engine: Engine,
  parity: ParityCase,
  keras: KerasAnswer,
  weights: readonly Float32Array[],
  batches: readonly Batch[],
  steps: number,
): Promise<readonly Difference[]> {
  const trainable = await engine.build(quietModelOf(parity), parity.input, parity.seed, { maxBatch: parity.batch });
  try {
    trainable.setWeights(weights);
    const found: Difference[] = [];
    for (const [step, wanted] of keras.losses!.slice(0, steps).entries()) {
      const { x, y, weights: sampleWeights } = batches[step % batches.length]!;
      const { loss } = trainable.trainStep(x, y, sampleWeights);
      found.push({ kind: 'loss', what: `loss of step ${step + 1}`, error: relativeError([loss], [wanted]), limit: limits.training });
      if (step === 0 && keras.first_step) found.push(...movedWeights(trainable, keras.first_step));
    }
    if (steps < parity.steps || keras.output_after === undefined) return found;
    const after = relativeError(trainable.predict(batches[0]!.x), decode(keras.output_after));
    return [...found, { kind: 'output', what: 'output after training', error: after, limit: limits.training }];
  } finally {
    trainable.dispose();
  }
}

function movedWeights(trainable: Trainable, wanted: readonly string[]): readonly Difference[] {
  return trainable.weights().map(({ name, values }, index) => {
    const error = relativeError(values, decode(wanted[index]!));
    return { kind: 'gradient', what: `${name} after the first step`, error, limit: limits.values };
  });
}

function freeRun(trainable: Trainable, batches: readonly Batch[], keras: KerasAnswer): readonly Difference[] {
  const difference = (what: string, x: Float32Array, wanted: string): Difference => {
    return { kind: 'output', what, error: relativeError(trainable.predict(x), decode(wanted)), limit: limits.values };
  };
  const run = keras.run!.map((wanted, index) => difference(`output of batch ${index + 1}`, batches[index]!.x, wanted));
  trainable.resetStates();
  return [...run, difference('output after a reset', batches[0]!.x, keras.run_again!)];
}
