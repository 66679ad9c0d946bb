import type { Trainable } from '../engine';
import type { MetricSum } from './answers';
import type { Cut } from './by-length';
import type { Pacer } from './pacer';
import type { Batches } from './part';
import { RunningMean } from './running-mean';

export interface PartResult {
  /** Means over all rows. */
  readonly loss: number;
  readonly metric: number;
}

export interface PartInput {
  readonly trainable: Trainable;
  readonly batches: Batches;
  readonly metric: MetricSum;
  readonly pacer: Pacer;
  /** Looked at after every batch; the rest is then left out and the answer is null. */
  readonly cancelled: () => boolean;
  /** Whether layers with `stateful` go on from batch to batch, see `rowsContinue`. */
  readonly continues: boolean;
  /** [rows, outputSize] is filled with the answers, in the order of the part's rows, where it is given. */
  readonly output?: Float32Array;
}

/** Loss and metric over a part without learning, batch by batch as Keras's `evaluate` does it. */
export async function evaluatePart(input: PartInput): Promise<PartResult | null> {
  const { trainable, batches, metric, pacer, output } = input;
  const loss = new RunningMean();
  const score = new RunningMean();
  for (let index = 0; index < batches.count; index += 1) {
    if (index === 0 || !input.continues) trainable.resetStates();
    const batch = batches.gather(index, batches.natural);
    if (batch.steps !== null) await trainable.setLength?.(batch.steps);
    const result = trainable.evaluate(batch.x, batch.target);
    loss.addMean(result.loss, batch.rows);
    score.addSum(metric(result.output, batch.y), batch.rows);
    if (output) keepAnswers(output, result.output, batches.natural, index);
    if (pacer.due) await pacer.rest();
    if (input.cancelled()) return null;
  }
  return { loss: loss.value, metric: score.value };
}

/** Puts the answers of a batch where their rows stand. */
function keepAnswers(output: Float32Array, answers: Float32Array, { order, starts }: Cut, index: number): void {
  const [start, end] = [starts[index] ?? 0, starts[index + 1] ?? 0];
  const size = answers.length / (end - start);
  if (!order) {
    output.set(answers, start * size);
    return;
  }
  for (let row = start; row < end; row += 1) {
    output.set(answers.subarray((row - start) * size, (row - start + 1) * size), (order[row] ?? 0) * size);
  }
}
