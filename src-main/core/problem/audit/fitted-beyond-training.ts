import { inLots, type Steps } from '../../steps';
import { formatCount, plural } from '../../text';
import type { AuditFinding } from '../audit';
import type { ProblemSpec } from '../problem';
import type { Scaling } from '../scaling-spec';
import { unused } from '../part-codes';
import { chronological, heldBack, withoutInputs } from './fixes';
import { coveredBy } from './parts';
import { findingsOf, listed, type Reason } from './reason';
import { scaledBeforehand, type Treatment } from './scaled-beforehand';
import { type AuditView, inputNames } from './view';

const newRows = 'Where rows are new, their range and mean are not known before.';
const fitted: readonly Scaling[] = ['min-max', 'standard', 'robust'];

/** What is reckoned from more rows than those that are trained on. */
export function* auditFitted(view: AuditView): Steps<readonly AuditFinding[]> {
  const scaled = yield* scaledInTheFile(view);
  const reasons = [...withoutSplit(view), ...(yield* onSharedRows(view)), ...acrossBorders(view), ...scaled];
  return findingsOf('fitted-beyond-training', 'scaling', clearWords(view), reasons);
}

function clearWords({ spec, samples }: AuditView): string {
  const what = [...(isFitted(spec) ? ['Scaling'] : []), ...(spec.missing === 'mean' ? ['the mean that fills gaps'] : [])];
  if (what.length === 0) return 'Nothing is fitted before training, and no column of the file was scaled over all of its rows.';
  const rows = plural(samples.train.length, spec.shape === 'windows' ? 'training window' : 'training row');
  return `${listed(what)} ${what.length === 1 ? 'comes' : 'come'} from the rows of the ${rows} alone.`;
}

function isFitted({ scaling, scalings }: ProblemSpec): boolean {
  return [scaling, ...Object.values(scalings)].some((each) => fitted.includes(each));
}

function withoutSplit({ spec, samples, clock }: AuditView): readonly Reason[] {
  if (spec.split.method !== 'none' || (!isFitted(spec) && spec.missing !== 'mean')) return [];
  const message = 'Scaling is fitted on all rows, which are the rows that are tested on as well.';
  return [{ state: 'warning', message, rows: samples.test.length, why: newRows, field: 'split', fixes: [heldBack(spec, clock)] }];
}

/** Windows at random share rows, and what is fitted to those of the training windows is fitted to the others. */
function* onSharedRows(view: AuditView): Steps<readonly Reason[]> {
  const { spec, samples, clock } = view;
  if (spec.shape !== 'windows' || spec.split.method !== 'random' || (!isFitted(spec) && spec.missing !== 'mean')) return [];
  const trained = yield* coveredBy(view, samples.train);
  const validated = yield* coveredBy(view, samples.validation ?? new Uint32Array());
  const tested = yield* coveredBy(view, samples.test);
  let rows = 0;
  yield* inLots(trained.length, (from, to) => {
    for (let place = from; place < to; place += 1) {
      if (trained[place] === 1 && (validated[place] === 1 || tested[place] === 1)) rows += 1;
    }
  });
  if (rows === 0) return [];
  const fixes = [chronological(spec, clock)];
  const message = `Scaling is fitted on ${plural(rows, 'row')} that windows to validate or test on hold too.`;
  return [{ state: 'warning', message, rows, why: newRows, field: 'split', fixes }];
}

/** Gaps on a line between values of two parts. */
function acrossBorders(view: AuditView): readonly Reason[] {
  const { spec } = view;
  if (spec.missing !== 'interpolate' || spec.shape !== 'windows') return [];
  const rows = new Set<number>();
  for (const name of spec.windows?.inputs ?? []) {
    for (const place of filledFromOtherPart(view, view.values.get(name) ?? new Float64Array())) rows.add(place);
  }
  if (rows.size === 0) return [];
  return [
    {
      state: 'leak',
      message: `Gaps in ${plural(rows.size, 'row')} before the border of two parts are filled on a line to a value after it.`,
      rows: rows.size,
      why: 'A row that is trained on so holds something of the rows that are held back.',
      field: 'missing',
      fixes: [{ label: 'Fill forward', change: { missing: 'forward' } }],
    },
  ];
}

/** Places without a value whose next one lies in another part. */
function filledFromOtherPart({ part, series }: AuditView, values: Float64Array): readonly number[] {
  const found: number[] = [];
  let next = -1;
  for (let place = values.length - 1; place >= 0; place -= 1) {
    if (!Number.isNaN(values[place] ?? NaN)) next = place;
    else if (next >= 0 && (!series || series[next] === series[place]) && crosses(part[place], part[next])) found.push(place);
  }
  return found;
}

function crosses(one: number | undefined, other: number | undefined): boolean {
  return one !== other && one !== unused && other !== unused;
}

const treatmentWords: Readonly<Record<Treatment, string>> = {
  'min-max': 'is exactly from 0 to 1',
  'min-max to −1 and 1': 'is exactly from −1 to 1',
  standard: 'is of mean 0 and deviation 1',
  robust: 'is of median 0 and quartiles 1 apart',
  ranks: 'holds the rank of each value',
  mean: 'holds the mean again and again',
};

/** Columns that come scaled, by figures that the training part alone does not have. */
function* scaledInTheFile(view: AuditView): Steps<readonly Reason[]> {
  const inputs = inputNames(view.spec);
  const found = yield* scaledBeforehand(view, [...new Set([...inputs, ...(view.spec.task === 'number' ? view.spec.targets : [])])]);
  const [first] = found;
  if (!first) return [];
  const names = found.map(({ name }) => name);
  const how = treatmentWords[first.kind];
  const over = `over all ${formatCount(first.rows)} rows of the file, but not over those that are trained on`;
  const more = names.length > 1 ? ` So ${names.length > 2 ? 'were' : 'was'} ${listed(names.slice(1))}.` : '';
  return [
    {
      state: 'warning',
      message: `${first.name} ${how} ${over}: it was treated before.${more}`,
      rows: null,
      why: 'The figures for it were taken from the rows to test on as well; import the values as they were measured.',
      field: 'scaling',
      fixes: names.every((name) => inputs.includes(name)) ? [withoutInputs(view.spec, names)] : [],
    },
  ];
}
