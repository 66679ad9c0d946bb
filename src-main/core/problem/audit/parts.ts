import { inLots, type Steps } from '../../steps';
import { windowSpan } from '../windows-spec';
import type { AuditView } from './view';

/** What is said of a test part that is no part of its own. */
export const testIsTrain = {
  why: 'A model that has learnt its rows by heart looks perfect on them; what it does with new rows is not known.',
} as const;

/** Rows that a sample takes in and is judged by: 1, or a window with its targets. */
export function sampleSpan({ spec }: AuditView): number {
  return spec.shape === 'windows' && spec.windows ? windowSpan(spec.windows) : 1;
}

/** @returns [places] 1 where a sample takes a row in, or is judged by it */
export function* coveredBy(view: AuditView, samples: Uint32Array): Steps<Uint8Array> {
  const span = sampleSpan(view);
  const covered = new Uint8Array(view.rows.length);
  let end = 0;
  yield* inLots(samples.length, (from, to) => {
    for (let index = from; index < to; index += 1) {
      const start = samples[index] ?? 0;
      const last = Math.min(covered.length, start + span);
      for (let place = Math.max(start, end); place < last; place += 1) covered[place] = 1;
      end = start + span;
    }
  });
  return covered;
}

/** Samples of one part that share a row with one of another. */
export function* countSharing(view: AuditView, some: Uint32Array, others: Uint32Array): Steps<number> {
  const span = sampleSpan(view);
  const covered = yield* coveredBy(view, others);
  // [places + 1] how many of the places before are in a sample of the others
  const before = new Uint32Array(view.rows.length + 1);
  yield* inLots(view.rows.length, (from, to) => {
    for (let place = from; place < to; place += 1) before[place + 1] = (before[place] ?? 0) + (covered[place] ?? 0);
  });
  let count = 0;
  yield* inLots(some.length, (from, to) => {
    for (const start of some.subarray(from, to)) {
      if ((before[Math.min(view.rows.length, start + span)] ?? 0) > (before[start] ?? 0)) count += 1;
    }
  });
  return count;
}
