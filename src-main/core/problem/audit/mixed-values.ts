import { formatCount } from '../../text';
import type { Steps } from '../../steps';
import type { ProblemFix } from '../problem';
import { asPast, withoutInputs } from './fixes';
import { type Mixture, MixtureSearch } from './mixture';
import { listed, type Reason } from './reason';
import type { Series } from './series';
import { type AuditView, columnsOf } from './view';

/** Rows ahead that are looked at, where windows do not reach farther. */
const leastReach = 96;
const why = 'When the model is used the later values do not exist yet, so its figures cannot be reached.';

/** An input that mixes values of a target. */
interface Mixed extends Mixture {
  readonly input: string;
  readonly target: string;
  readonly certain: boolean;
}

/** Columns of windows that hold a sum of values of the target, some of which come later. @param told columns of which worse is known */
export function* auditMixed(
  view: AuditView,
  told: readonly string[],
): Steps<{ readonly reasons: readonly Reason[]; readonly names: readonly string[] }> {
  const { windows } = view.spec;
  if (view.spec.shape !== 'windows' || !windows) return { reasons: [], names: [] };
  const inputs = yield* mixedOf(view, windows.inputs, 1, told);
  const known = yield* mixedOf(view, windows.known, -windows.foresight, told);
  const reasons = [
    ...reasonsOf(inputs, (names) => [withoutInputs(view.spec, names)]),
    ...reasonsOf(known, (names) => [
      // What holds values after the row it is taken from would do so as an input too.
      known.every(({ ahead }) => ahead <= 0) ? asPast(view.spec, names) : null,
      withoutInputs(view.spec, names),
    ]),
  ];
  return { reasons, names: [...inputs, ...known].map(({ input }) => input) };
}

/** @param from the first row, counted from a column's own, that is not known when it goes in */
function* mixedOf(view: AuditView, names: readonly string[], from: number, told: readonly string[]): Steps<readonly Mixed[]> {
  const { spec, series } = view;
  const { lookBack = 1, foresight = 0, horizon = 1 } = spec.windows ?? {};
  const reach = Math.max(leastReach, lookBack + foresight + horizon - 1);
  const inputs = columnsOf(
    view,
    [...new Set(names)].filter((name) => !spec.targets.includes(name) && !told.includes(name)),
  );
  const found: Mixed[] = [];
  if (inputs.length === 0) return found;
  for (const source of columnsOf(view, spec.targets)) {
    yield;
    const search = yield* MixtureSearch.of({ source, series, from, reach }, inputs);
    for (const input of inputs) {
      yield;
      const mixture = yield* search.find(input);
      if (mixture) found.push({ ...mixture, input: input.name, target: source.name, certain: isCertain(mixture, input, from, series) });
    }
  }
  return found;
}

/**
 * Whether the column was made of the target. With values of both signs and one row ahead alone, it may be the target that was reckoned from
 * it: what is in stock is what was, and what came. A column that lacks its last rows looks ahead all the same.
 */
function isCertain({ oneSign, ahead }: Mixture, { values }: Series, from: number, series: Uint32Array | null): boolean {
  if (oneSign || ahead > from) return true;
  const lacks = (place: number): boolean => Number.isNaN(values[place] ?? NaN);
  let ends = 0;
  for (let place = 0; place < values.length; place += 1) {
    if (place + 1 < values.length && (!series || series[place] === series[place + 1])) continue;
    if (!lacks(place)) return false;
    ends += 1;
  }
  return ends > 0 && ahead > 0;
}

function reasonsOf(all: readonly Mixed[], fixes: (names: readonly string[]) => readonly (ProblemFix | null)[]): readonly Reason[] {
  return [true, false].flatMap((certain): readonly Reason[] => {
    const some = all.filter((each) => each.certain === certain);
    const [first] = some;
    if (!first) return [];
    const names = [...new Set(some.map(({ input }) => input))];
    const more = names.length > 1 ? ` So ${names.length > 2 ? 'do' : 'does'} ${listed(names.slice(1))}.` : '';
    const message = `${certain ? certainWords(first) : unsureWords(first)}${more}`;
    return [{ state: certain ? 'leak' : 'warning', message, rows: first.rows, why, field: 'windows', fixes: fixes(names) }];
  });
}

function certainWords({ input, target, ahead, rows }: Mixed): string {
  const what = ahead <= 0 ? `the ${target} that is to be predicted` : `${target} of ${upTo(ahead)}`;
  return `${input} mixes in ${what}: with the values before, it gives them to the last digit in ${formatCount(rows)} rows.`;
}

function upTo(ahead: number): string {
  return ahead === 1 ? 'the next row' : `up to ${formatCount(ahead)} rows later`;
}

function unsureWords({ input, target, ahead, rows }: Mixed): string {
  const when = ahead <= 0 ? '' : ` of ${ahead === 1 ? 'the next row' : `${formatCount(ahead)} rows later`}`;
  return `${input} and the values of ${target} before give ${target}${when} to the last digit in ${formatCount(rows)} rows: it looks ahead, or ${target} is reckoned from it.`;
}
