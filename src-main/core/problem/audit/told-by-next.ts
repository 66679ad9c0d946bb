import type { Steps } from '../../steps';
import { formatCount } from '../../text';
import { randomStream } from '../random';
import { asPast, withoutInputs } from './fixes';
import type { LaterColumns, LaterReason } from './later';
import { reachOf } from './leads';
import { OrthogonalBasis } from './orthogonal-basis';
import type { Series } from './series';
import { valuesAt } from './values-at';
import type { AuditView } from './view';

/** Rows before that both are told by. */
const past = 8;
const mostRows = 400;
const fewestRows = 100;
const mostAhead = 24;
/** Correlation of the surprises of both: a hundredth of their variance is left to something else. */
const alike = 0.99;

/** Columns whose surprises are those of the target some rows later: a later value with a little noise, or rounded. */
export function* toldByNext(view: AuditView, target: Series, columns: readonly LaterColumns[]): Steps<readonly LaterReason[]> {
  const found: LaterReason[] = [];
  const to = Math.min(mostAhead, reachOf(view, 1));
  for (const { inputs, from } of columns) {
    for (const input of inputs) {
      yield;
      const ahead = yield* search(view, input, target, from, to);
      if (ahead !== null) found.push({ input: input.name, reason: reasonOf(view, input.name, target.name, from, ahead) });
    }
  }
  return found;
}

function* search(view: AuditView, input: Series, target: Series, from: number, to: number): Steps<number | null> {
  const places = placesOf(view, input, target, from, to);
  if (places.length < fewestRows) return null;
  const at = ({ values }: Series, tap: number): Float64Array => valuesAt(values, places, tap);
  const basis = new OrthogonalBasis();
  basis.add(new Float64Array(places.length).fill(1));
  // What the target was, where it is known when the column goes in, and what the column was.
  for (let back = 0; back < past; back += 1) {
    basis.add(at(target, from - 1 - back));
    basis.add(at(input, -1 - back));
  }
  const news = basis.rest(at(input, 0));
  if (!(size(news) > 1e-6 * deviationOf(input))) return null;
  for (let tap = from; tap <= to; tap += 1) {
    yield;
    const surprise = basis.rest(at(target, tap));
    const together = news.reduce((sum, value, row) => sum + value * (surprise[row] ?? 0), 0) / places.length;
    if (Math.abs(together) >= alike * size(news) * size(surprise)) return tap;
  }
  return null;
}

/** What the known rows of the target leave of a column: root of the mean square; 0 where there are too few rows to say. */
export function unknownShare(view: AuditView, input: Series, target: Series, from: number): number {
  const places = placesOf(view, input, target, from, from);
  if (places.length < fewestRows) return 0;
  const basis = new OrthogonalBasis();
  basis.add(new Float64Array(places.length).fill(1));
  for (let back = 0; back < past; back += 1) {
    basis.add(valuesAt(target.values, places, from - 1 - back));
  }
  return size(basis.rest(valuesAt(input.values, places, 0)));
}

function placesOf({ rows: { length }, series }: AuditView, input: Series, target: Series, from: number, to: number): Uint32Array {
  const random = randomStream(1);
  const found: number[] = [];
  const first = Math.min(-past, from - past);
  for (let attempt = 0; attempt < 4 * mostRows && found.length < mostRows; attempt += 1) {
    const place = random.below(length);
    if (place + first < 0 || place + to >= length || (series && series[place + first] !== series[place + to])) continue;
    if (isWhole(input, place - past, place) && isWhole(target, place + from - past, place + to)) found.push(place);
  }
  return Uint32Array.from(found);
}

function isWhole({ values }: Series, first: number, last: number): boolean {
  for (let place = first; place <= last; place += 1) if (Number.isNaN(values[place] ?? NaN)) return false;
  return true;
}

/** Root of the mean square. */
function size(values: Float64Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}

function deviationOf({ min, max }: Series): number {
  return max - min;
}

function reasonOf({ spec }: AuditView, input: string, target: string, from: number, ahead: number): LaterReason['reason'] {
  const when = ahead <= 0 ? 'of the row that is predicted' : `${formatCount(ahead)} ${ahead === 1 ? 'row' : 'rows'} later`;
  return {
    state: 'warning',
    message: `${input} does what ${target} does ${when}, all but exactly: it looks ahead, or ${target} follows it closely.`,
    rows: null,
    why: 'A column that was made of later values tells what does not exist yet when the model is used.',
    field: 'windows',
    fixes: [from <= 0 && ahead <= 0 ? asPast(spec, [input]) : null, withoutInputs(spec, [input])],
  };
}
