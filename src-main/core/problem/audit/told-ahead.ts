import type { Steps } from '../../steps';
import { formatCount } from '../../text';
import type { ProblemFix } from '../problem';
import { asPast, withoutInputs } from './fixes';
import { listed, type Reason } from './reason';
import type { Series } from './series';
import { findTold, type Told } from './telling-column';
import { type AuditView, columnsOf } from './view';

/** Rows ahead that are tried at most. */
const mostAhead = 24;
/** Rows back: a column that tells what was as well goes by a rule of its own, as a weekday does. */
const back = 24;

interface ToldAhead extends Told {
  readonly input: string;
  readonly target: string;
  readonly shift: number;
}

/** Columns of windows that give the class of a row to come away: the days until an event, a reason that is noted before it. */
export function* toldAhead(view: AuditView): Steps<readonly Reason[]> {
  const { spec } = view;
  if (spec.shape !== 'windows' || !spec.windows || spec.task === 'number') return [];
  const { inputs, known, foresight, horizon } = spec.windows;
  const to = Math.min(mostAhead, foresight + horizon);
  const ofInputs = yield* search(view, inputs, 1, to);
  const ofKnown = yield* search(view, known, -foresight, to);
  return [
    ...reasonOf(ofInputs, [withoutInputs(spec, names(ofInputs))]),
    ...reasonOf(ofKnown, [asPast(spec, names(ofKnown)), withoutInputs(spec, names(ofKnown))]),
  ];
}

function names(found: readonly ToldAhead[]): readonly string[] {
  return [...new Set(found.map(({ input }) => input))];
}

function* search(view: AuditView, columns: readonly string[], from: number, to: number): Steps<readonly ToldAhead[]> {
  const { spec } = view;
  const found: ToldAhead[] = [];
  const inputs = columnsOf(
    view,
    [...new Set(columns)].filter((name) => !spec.targets.includes(name)),
  );
  for (const target of columnsOf(view, spec.targets)) {
    for (const input of inputs) {
      yield;
      const told = first(view, input, target, from, to);
      if (told) found.push(told);
    }
  }
  return found;
}

function first({ series }: AuditView, input: Series, target: Series, from: number, to: number): ToldAhead | null {
  // On the day of an event itself, the days until the next one say something else than on the others.
  const now = mostFrequent(target.values);
  const at = (shift: number): Told | null =>
    findTold({ input, target, shift, series }) ?? (shift > 0 ? findTold({ input, target, shift, series }, now) : null);
  for (let shift = from; shift <= to; shift += 1) {
    const told = at(shift);
    if (!told) continue;
    for (let before = 1; before <= back; before += 1) if (at(Math.min(from, 0) - before)) return null;
    return { ...told, input: input.name, target: target.name, shift };
  }
  return null;
}

function mostFrequent(values: Float64Array): number {
  const counts = new Map<number, number>();
  for (const value of values) if (!Number.isNaN(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce(([often, most], [value, count]) => (count > most ? [value, count] : [often, most]), [NaN, 0])[0];
}

function reasonOf(found: readonly ToldAhead[], fixes: readonly (ProblemFix | null)[]): readonly Reason[] {
  const [one] = found;
  if (!one) return [];
  const others = names(found).slice(1);
  const more = others.length > 0 ? ` So ${others.length > 1 ? 'do' : 'does'} ${listed(others)}.` : '';
  const rows = `${formatCount(Math.abs(one.shift))} ${Math.abs(one.shift) === 1 ? 'row' : 'rows'}`;
  const when = one.shift === 0 ? 'of the same row' : `${rows} ${one.shift < 0 ? 'before' : 'later'}`;
  return [
    {
      state: 'warning',
      message: `${one.input} alone tells ${one.target} ${when}, in ${formatCount(one.right)} of ${formatCount(one.rows)} rows.${more}`,
      rows: one.right,
      why: 'Often such a column is filled in once the answer is known. If it is known before, no model is needed.',
      field: 'windows',
      fixes,
    },
  ];
}
