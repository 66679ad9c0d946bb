import { closeSync, fsyncSync, openSync } from 'node:fs';
import { metricName } from '../core/run/metric-name';
import type { Task } from '../core/problem/problem';
import type { StepRecord } from '../engine/fit';
import { writeAll } from './durable-file';

/** Lines that are written at once: a step may take less time than a call of the system does. */
const atOnce = 1024;

/**
 * `steps.csv`: a line a training step, under Keras's names. Loss and metric are those of the step's own batch, before its update; Keras's
 * progress bar shows their running means.
 */
export class StepHistory {
  private readonly file: number;
  private lines: string[] = [];

  /** Begins an empty history. */
  constructor(path: string, task: Task) {
    this.file = openSync(path, 'w');
    this.lines.push(`step,epoch,loss,${metricName(task)},learning_rate\n`);
  }

  add({ step, epoch, loss, metric, learningRate }: StepRecord): void {
    this.lines.push(`${step},${epoch},${loss},${metric},${learningRate}\n`);
    if (this.lines.length >= atOnce) this.write();
  }

  /** Makes every line outlive a power cut. */
  flush(): void {
    this.write();
    fsyncSync(this.file);
  }

  close(): void {
    this.flush();
    closeSync(this.file);
  }

  private write(): void {
    writeAll(this.file, Buffer.from(this.lines.join('')));
    this.lines = [];
  }
}
