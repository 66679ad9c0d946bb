import type { RunRecord } from '../../src-main/core/run/run';
import { lengthWords, patienceWords, plannedEpochs } from '../../src-main/core/run/stretch';

/** Runs that were asked for together. */
export interface Batch {
  readonly runs: readonly RunRecord[];
  readonly createdAt: string;
}

/** Runs made within this time of one another were asked for together, in milliseconds. */
const together = 2000;

/**
 * Runs in batches, the newest batch first, each in the order in which its runs were made.
 *
 * @param runs in the order in which they were made
 */
export function inBatches(runs: readonly RunRecord[]): readonly Batch[] {
  const batches: RunRecord[][] = [];
  for (const run of runs) {
    const batch = batches.at(-1);
    const before = batch?.at(-1);
    if (batch && before && belongTogether(before, run)) batch.push(run);
    else batches.push([run]);
  }
  return batches.toReversed().map((batch) => ({ runs: batch, createdAt: batch[0]?.createdAt ?? '' }));
}

function belongTogether(a: RunRecord, b: RunRecord): boolean {
  // Folds have tensors of their own, but are asked for as one.
  const sameTensors = a.preparedHash === b.preparedHash || (a.fold !== undefined && a.fold.of === b.fold?.of);
  const sameSettings = a.seed === b.seed && sameTensors && JSON.stringify(a.training) === JSON.stringify(b.training);
  return sameSettings && Date.parse(b.createdAt) - Date.parse(a.createdAt) <= together;
}

/** `at most 5 epochs · batch 32 · early stopping after 5 epochs · seed 1`. */
export function settingsInWords({ training, seed }: RunRecord): string {
  const stopping = training.early_stopping
    ? `early stopping after ${patienceWords(training.early_stopping.patience, training)}`
    : 'no early stopping';
  const planned = plannedEpochs(training);
  const length = `${planned === 1 ? '' : 'at most '}${lengthWords(planned, training)}`;
  return [length, `batch ${training.batch_size}`, stopping, `seed ${seed}`].join(' · ');
}
