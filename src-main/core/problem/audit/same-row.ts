import type { Steps } from '../../steps';
import { formatCount, plural } from '../../text';
import type { AuditFinding } from '../audit';
import { partCode } from '../part-codes';
import { isCoincidence } from './coincidence';
import { heldBack, withoutRepeats } from './fixes';
import { sampleSpan, testIsTrain } from './parts';
import { findingsOf, type Reason } from './reason';
import { firstAlikeInSteps } from './repeated-rows';
import { repeatedStretches } from './repeated-stretch';
import { type AuditView, inputNames } from './view';

/** Rows that are alike in all that goes in and comes out, on both sides of the split. */
export function* auditSameRow(view: AuditView): Steps<readonly AuditFinding[]> {
  const { spec } = view;
  const clear =
    spec.shape === 'windows'
      ? 'No row of the table, and no stretch of rows, is there twice in two parts.'
      : 'No row to test on has the inputs of one that was trained on, but for what chance brings where columns have few values.';
  return findingsOf('same-row', 'split', clear, yield* reasonsOf(view));
}

function* reasonsOf(view: AuditView): Steps<readonly Reason[]> {
  const { spec, samples, clock } = view;
  if (spec.shape === 'windows') return spec.split.method === 'none' ? [] : yield* inWindows(view);
  if (spec.split.method !== 'none') return yield* repeated(view, spec.targets);
  return [
    {
      state: 'leak',
      message: `All ${plural(samples.test.length, 'row')} to test on are the rows that were trained on.`,
      rows: samples.test.length,
      why: testIsTrain.why,
      field: 'split',
      fixes: [heldBack(spec, clock)],
    },
  ];
}

function* inWindows(view: AuditView): Steps<readonly Reason[]> {
  return [...(yield* repeatedMoments(view)), ...(yield* stretches(view))];
}

/** Windows of rows that stand in the training part as well, whatever their time and series. */
function* stretches(view: AuditView): Steps<readonly Reason[]> {
  const { repeated: rows, elsewhere } = yield* repeatedStretches(view);
  if (!rows.includes(1)) return [];
  const span = sampleSpan(view);
  const isWhole = (start: number): boolean => rows.subarray(start, start + span).every((each) => each === 1);
  const held = [...(view.samples.validation ?? []), ...view.samples.test];
  const count = held.filter(isWhole).length;
  if (count === 0) return [];
  const where = elsewhere ? `${view.spec.series ?? ''} of another name` : 'earlier rows';
  return [
    {
      state: 'leak',
      message: `${formatCount(count)} of ${plural(held.length, 'window')} held back ${count === 1 ? 'has' : 'have'} the values of ${where} that ${elsewhere ? 'is' : 'are'} trained on, row by row.`,
      rows: count,
      why: 'The model has seen these windows with their answer: take the copy out of the file, and import it again.',
      field: 'split',
    },
  ];
}

/** Rows of a series are the same where their time is; it is held against first, since it mostly tells all of them apart. */
function* repeatedMoments(view: AuditView): Steps<readonly Reason[]> {
  const { spec, clock } = view;
  if (clock === null) return [];
  const names = [clock, ...(spec.series === null ? [] : [spec.series]), ...spec.targets, ...inputNames(spec)];
  const columns = [...new Set(names)].flatMap((name) => view.values.get(name) ?? []);
  const rows = crossing(view, yield* firstAlikeInSteps(columns, view.rows.length));
  return rows > 0 ? [sameReason(rows)] : [];
}

function* repeated(view: AuditView, others: readonly string[]): Steps<readonly Reason[]> {
  const columns = (names: readonly string[]): readonly Float64Array[] => names.flatMap((name) => view.values.get(name) ?? []);
  const inputs = columns(inputNames(view.spec));
  if (inputs.length === 0) return [];
  const places = view.rows.length;
  const both = [...inputs, ...columns(others)];
  const withInputs = crossing(view, yield* firstAlikeInSteps(inputs, places));
  if (withInputs === 0) return [];
  yield;
  const found = crossing(view, yield* firstAlikeInSteps(both, places));
  const all = isCoincidence(view, both, found) ? 0 : found;
  const alike = isCoincidence(view, inputs, withInputs) ? 0 : withInputs - found;
  return [...(all > 0 ? [sameReason(all)] : []), ...(alike > 0 ? [otherTarget(alike)] : [])];
}

/** Rows that are not trained on and are like one that is. @param first [places] as `firstAlike` gives it */
function crossing({ part }: AuditView, first: Uint32Array): number {
  const trained = new Uint8Array(first.length);
  for (let place = 0; place < first.length; place += 1) if (part[place] === partCode.train) trained[first[place] ?? place] = 1;
  let count = 0;
  for (let place = 0; place < first.length; place += 1) {
    const held = part[place] === partCode.validation || part[place] === partCode.test;
    if (held && trained[first[place] ?? place] === 1) count += 1;
  }
  return count;
}

function sameReason(rows: number): Reason {
  return {
    state: 'leak',
    message: `${formatCount(rows)} of the rows held back ${rows === 1 ? 'is' : 'are'} in the training part as well, with all inputs and the target alike.`,
    rows,
    why: 'The model has seen these rows with their answer.',
    field: 'missing',
    fixes: [withoutRepeats('drop-rows')],
  };
}

function otherTarget(rows: number): Reason {
  return {
    state: 'warning',
    message: `${formatCount(rows)} of the rows held back ${rows === 1 ? 'has' : 'have'} the inputs of a row that was trained on, and another target.`,
    rows,
    why: 'No model can tell such rows apart, and their answer was seen in part.',
    field: 'missing',
    fixes: [withoutRepeats('drop-inputs')],
  };
}
