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

/**
 * Loss and metric over a part without learning, batch by batch as Keras's `evaluate` does it.
 *
 * @param cancelled looked at after every pause; the rest is then left out and the answer is null
 * @param output [rows, outputSize] is filled with the answers where it is given
 */
export async function evaluatePart(
  trainable: Trainable,
  batches: Batches,
  metric: MetricSum,
  pacer: Pacer,
  cancelled: () => boolean,
  output: Float32Array | null = null,
): Promise<PartResult | null> {
  const loss = new RunningMean();
  const score = new RunningMean();
  let written = 0;
  for (let index = 0; index < batches.count; index += 1) {
    const batch = batches.gather(index, null);
    const result = trainable.evaluate(batch.x, batch.target);
    loss.addMean(result.loss, batch.rows);
    score.addSum(metric(result.output, batch.y), batch.rows);
    output?.set(result.output, written);
    written += result.output.length;
    if (pacer.due) await pacer.rest();
    if (cancelled()) return null;
  }
  return { loss: loss.value, metric: score.value };
}
