import type { Trainable } from '../engine';
import type { MetricSum } from './answers';
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
  /** [rows, outputSize] is filled with the answers where it is given. */
  readonly output?: Float32Array;
}

/** Loss and metric over a part without learning, batch by batch as Keras's `evaluate` does it. */
export async function evaluatePart(input: PartInput): Promise<PartResult | null> {
  const { trainable, batches, metric, pacer, output } = input;
  const loss = new RunningMean();
  const score = new RunningMean();
  let written = 0;
  for (let index = 0; index < batches.count; index += 1) {
    if (index === 0 || !input.continues) trainable.resetStates();
    const batch = batches.gather(index, null);
    const result = trainable.evaluate(batch.x, batch.target);
    loss.addMean(result.loss, batch.rows);
    score.addSum(metric(result.output, batch.y), batch.rows);
    output?.set(result.output, written);
    written += result.output.length;
    if (pacer.due) await pacer.rest();
    if (input.cancelled()) return null;
  }
  return { loss: loss.value, metric: score.value };
}
