import type { Steps } from '../../steps';
import { formatCount, plural } from '../../text';
import type { AuditFinding } from '../audit';
import { filledCopies } from './filled-copy';
import { filledLines } from './filled-lines';
import { asPast, withoutInputs } from './fixes';
import { auditLater } from './later-values';
import { type InputLead, inputLeads, knownLeads, type Lead, targetLeads } from './leads';
import { pearson } from './likeness';
import { auditMixed } from './mixed-values';
import { findingsOf, listed, type Reason } from './reason';
import { leadWords } from './target-among-inputs';
import { toldAhead } from './told-ahead';
import { type AuditView, columnsOf } from './view';

/** A column taken from the predicted row that follows the target so closely was hardly known before it. */
const nearCopy = 0.999;
const why = 'When the model is used these values do not exist yet, so its figures cannot be reached.';

/** Columns of windows that hold what comes after the last row of the window. */
export function* auditFutureAsPast(view: AuditView): Steps<readonly AuditFinding[]> {
  const { spec } = view;
  const none = 'Each row is a sample of its own, and nothing of the rows after it goes in.';
  if (spec.shape !== 'windows' || !spec.windows) return findingsOf('future-as-past', 'steps', none, []);
  const [ahead, known] = [targetLeads(view), knownLeads(view)];
  yield;
  const told = [...ahead, ...known].map(({ input }) => input);
  const mixed = yield* auditMixed(view, told);
  const reasons = [
    ...later(view, ahead),
    ...notKnown(view, known),
    ...mixed.reasons,
    ...(yield* auditLater(view, [...told, ...mixed.names])),
    ...(yield* toldAhead(view)),
    ...filledCopies(view),
    ...(yield* filledLines(view, told)),
    ...laterInputs(view),
    ...filledFromAhead(view),
  ];
  const clear = 'No input column was found to hold values of later rows: as they are, scaled, summed up, smoothed or as a change.';
  return findingsOf('future-as-past', 'windows', clear, reasons);
}

function later(view: AuditView, ahead: readonly Lead[]): readonly Reason[] {
  const leads = ahead.filter((lead) => !lead.hits);
  return leadReason(leads, (names) => [withoutInputs(view.spec, names)]);
}

function notKnown(view: AuditView, leads: readonly Lead[]): readonly Reason[] {
  const reasons = leadReason(leads, (names) => [
    // What holds values after the predicted row would do so as an input too.
    leads.every(({ shift }) => shift <= 0) ? asPast(view.spec, names) : null,
    withoutInputs(view.spec, names),
  ]);
  return [
    ...reasons,
    ...nearlyKnown(
      view,
      leads.map(({ input }) => input),
    ),
  ];
}

function leadReason(leads: readonly Lead[], fixes: (names: readonly string[]) => Reason['fixes']): readonly Reason[] {
  const [first] = leads;
  if (!first) return [];
  const names = [...new Set(leads.map(({ input }) => input))];
  const more = names.length > 1 ? ` ${listed(names.slice(1))} ${names.length > 2 ? 'look' : 'looks'} ahead too.` : '';
  const what =
    first.input === first.target
      ? `${first.input} is to be predicted and is taken as known in advance.`
      : `${leadWords(first)} in all ${formatCount(first.rows)} rows.`;
  return [{ state: 'leak', message: `${what}${more}`, rows: first.rows, why, field: 'windows', fixes: fixes(names) ?? [] }];
}

function nearlyKnown(view: AuditView, told: readonly string[]): readonly Reason[] {
  const { spec } = view;
  if (spec.task !== 'number') return [];
  const known = columnsOf(view, spec.windows?.known ?? []).filter(({ name }) => !told.includes(name));
  const targets = columnsOf(view, spec.targets);
  const names = known.filter((column) => targets.some((target) => Math.abs(pearson(column, target)) >= nearCopy)).map(({ name }) => name);
  if (names.length === 0) return [];
  const message = `${listed(names)}, taken as known in advance, ${names.length === 1 ? 'goes' : 'go'} up and down with ${listed(spec.targets)}.`;
  return [{ state: 'warning', message, why, field: 'windows', fixes: [asPast(spec, names), withoutInputs(spec, names)] }];
}

function laterInputs(view: AuditView): readonly Reason[] {
  const leads = inputLeads(view);
  const certain = leads.filter((lead) => lead.certain);
  const sure = leadReason(certain, (names) => [withoutInputs(view.spec, names)]);
  return [
    ...sure,
    ...unsureReason(
      view,
      leads.filter((lead) => !lead.certain),
    ),
  ];
}

/** One of two columns is the other, moved; which of them cannot be told. */
function unsureReason(view: AuditView, leads: readonly InputLead[]): readonly Reason[] {
  const [first] = leads;
  if (!first) return [];
  const [ahead, behind] = [[...new Set(leads.map(({ input }) => input))], [...new Set(leads.map(({ target }) => target))]];
  const message = `${leadWords(first)} in all ${formatCount(first.rows)} rows: it looks ahead, or ${first.target} looks back, which does no harm.`;
  const fixes = [withoutInputs(view.spec, ahead), withoutInputs(view.spec, behind)];
  return [{ state: 'warning', message, rows: first.rows, why, field: 'windows', fixes }];
}

/** Windows whose last values are missing and lie on a line to a value after the window. */
function filledFromAhead({ spec, samples, series, values }: AuditView): readonly Reason[] {
  const { windows } = spec;
  if (spec.missing !== 'interpolate' || !windows) return [];
  const names = windows.inputs.filter((name) => {
    const column = values.get(name);
    return column !== undefined && endsOnLine(column, series).some((each) => each === 1);
  });
  const lines = names.flatMap((name) => endsOnLine(values.get(name) ?? new Float64Array(), series));
  const starts = [samples.train, samples.validation ?? new Uint32Array(), spec.split.method === 'none' ? new Uint32Array() : samples.test];
  const isFilled = (start: number): boolean => lines.some((line) => line[start + windows.lookBack - 1] === 1);
  const count = starts.reduce((sum, part) => sum + part.filter(isFilled).length, 0);
  if (count === 0) return [];
  return [
    {
      state: 'leak',
      message: `${plural(count, 'window')} end with gaps of ${listed(names)} that are filled on a line to a value after the window.`,
      rows: count,
      why: 'The filled value tells where the series goes.',
      field: 'missing',
      fixes: [{ label: 'Fill forward', change: { missing: 'forward' } }],
    },
  ];
}

/** [places] 1 where a value is missing and a later one of the same series is there. */
function endsOnLine(values: Float64Array, series: Uint32Array | null): Uint8Array {
  const found = new Uint8Array(values.length);
  let next = -1;
  for (let place = values.length - 1; place >= 0; place -= 1) {
    if (!Number.isNaN(values[place] ?? NaN)) next = place;
    else if (next >= 0 && (!series || series[next] === series[place])) found[place] = 1;
  }
  return found;
}
