import { formatCount, plural } from '../../text';
import type { AuditFinding } from '../audit';
import { sureOrdersShifted, lnOrders } from './chance';
import { findCopy } from './copy';
import { chronological } from './fixes';
import { sampleSpan } from './parts';
import { findingsOf, type Reason } from './reason';
import { type AuditView, columnsOf } from './view';

const why = 'Rows near in time are alike: the model is tested on what it has almost seen, and trained on what came after.';

/** A split at random where rows follow one another, or one that tests before it trains. */
export function auditRandomOverOrder(view: AuditView): readonly AuditFinding[] {
  const { spec } = view;
  const reasons = spec.split.method === 'random' ? atRandom(view) : spec.split.method === 'condition' ? backwards(view) : [];
  return findingsOf('random-over-order', 'split', clearWords(view), reasons);
}

function clearWords({ spec, clock }: AuditView): string {
  switch (spec.split.method) {
    case 'random':
      return 'Nothing in the table says that its rows follow one another.';
    case 'chronological':
    case 'walk-forward':
      return `What is tested on lies after what was trained on${clock === null ? ', in the order of the rows' : `, by ${clock}`}.`;
    case 'condition':
      return 'Nothing that is tested on lies before what was trained on.';
    case 'group':
      return 'Whole groups are held back, not rows at random.';
    case 'none':
      return 'There is no split.';
  }
}

function atRandom(view: AuditView): readonly Reason[] {
  const { spec, clock, samples } = view;
  const common = { rows: samples.test.length, why, field: 'split', fixes: [chronological(spec, clock)] } as const;
  if (spec.shape === 'windows') {
    const overlaps = (spec.windows?.stride ?? 1) < sampleSpan(view);
    const message = overlaps
      ? 'Windows that overlap are split at random.'
      : 'Windows of a series are split at random, so that some to test on lie before those trained on.';
    return [{ ...common, state: overlaps ? 'leak' : 'warning', message }];
  }
  if (isCutAlready(view)) {
    const message = 'Each row holds the steps of the row before, moved by one: windows that overlap, split at random.';
    return [{ ...common, state: 'leak', message }];
  }
  if (clock === null) return [];
  return [{ ...common, state: 'warning', message: `The rows are in time, by ${clock}, and are split at random.` }];
}

/** A table of windows, cut before: step k of a row is step k + 1 of the one before. */
function isCutAlready(view: AuditView): boolean {
  const { spec, series } = view;
  if (spec.shape !== 'sequence-a-row' || spec.features !== 1 || spec.steps.length < 2) return false;
  const steps = columnsOf(view, spec.steps);
  const [first] = steps;
  if (!first || lnOrders(first.values, sureOrdersShifted) < sureOrdersShifted) return false;
  return steps.slice(1).every((step, index) => {
    const before = steps[index];
    return before !== undefined && [1, -1].some((shift) => findCopy({ input: step, target: before, shift, series })?.kind === 'equal');
  });
}

/** Samples of the test part before the last one that was trained on, series by series. */
function backwards({ spec, samples, clock, series }: AuditView): readonly Reason[] {
  if (spec.shape !== 'windows' && clock === null) return [];
  const last = new Map<number, number>();
  for (const place of samples.train) last.set(series?.[place] ?? 0, place);
  const count = samples.test.filter((place) => place < (last.get(series?.[place] ?? 0) ?? -1)).length;
  if (count === 0) return [];
  return [
    {
      state: 'warning',
      message: `${formatCount(count)} of ${plural(samples.test.length, 'sample')} to test on lie before some that were trained on.`,
      rows: count,
      why: 'The model has seen what came after, which it will not have when it is used.',
      field: 'split',
      fixes: [chronological(spec, clock)],
    },
  ];
}
