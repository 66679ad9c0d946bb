import { inLots, type Steps } from '../../steps';
import { withoutInputs } from './fixes';
import type { LaterColumns, LaterReason } from './later';
import type { Series } from './series';
import type { AuditView } from './view';

/** Slowest waves that are compared, of a whole number of rounds over the whole series. */
const waves = 6;
/** Rows after which a wave is reckoned anew; between, it is turned from row to row. */
const anew = 256;
/** Of the greatest of them, in doubles. */
const exact = 1e-7;
/** Of a column's values, by which the column must differ from the target, so that it is no copy. */
const leastOther = 1e-3;

/**
 * Columns that hold the slow waves of the target to the last digit, over the whole series, and not the fast ones: what Fourier's transform of
 * all rows leaves when its fast waves are taken out. What is smoothed from the past alone comes later, and so has other waves.
 */
export function* sameSpectrum(view: AuditView, target: Series, columns: readonly LaterColumns[]): Steps<readonly LaterReason[]> {
  if (view.series !== null) return [];
  const found: LaterReason[] = [];
  let own: readonly Wave[] | null = null;
  for (const input of columns.flatMap(({ inputs }) => inputs)) {
    yield;
    if (!(yield* isWhole(input)) || !(yield* isWhole(target))) continue;
    own ??= yield* slowWaves(target.values);
    const size = Math.max(...own.map(({ cos, sin }) => Math.hypot(cos, sin)));
    const off = exact * size + 4 * (target.unit + input.unit) * Math.sqrt(target.values.length);
    // The slowest waves are mostly the greatest; where they drown in what is rounded, nothing can be said.
    if (off > 1e-3 * size || !(yield* hasWaves(input.values, own, off)) || isCopy(input, target)) continue;
    found.push({ input: input.name, reason: reasonOf(view, input.name, target.name) });
  }
  return found;
}

/** Of so many rounds over all rows: the sums with its cosine and its sine. */
interface Wave {
  readonly cos: number;
  readonly sin: number;
}

/** Most columns fail at the first. */
function* hasWaves(values: Float64Array, waves: readonly Wave[], off: number): Steps<boolean> {
  for (const [index, { cos, sin }] of waves.entries()) {
    yield;
    const wave = yield* waveOf(values, index + 1);
    if (!(Math.abs(wave.cos - cos) <= off && Math.abs(wave.sin - sin) <= off)) return false;
  }
  return true;
}

function* isWhole({ values }: Series): Steps<boolean> {
  let missing = 0;
  yield* inLots(values.length, (from, to) => {
    for (let place = from; place < to; place += 1) if (Number.isNaN(values[place] ?? NaN)) missing += 1;
  });
  return missing === 0;
}

function isCopy({ values }: Series, target: Series): boolean {
  const off = leastOther * (target.max - target.min);
  const others = values.filter((value, place) => Math.abs(value - (target.values[place] ?? NaN)) > off).length;
  return others < values.length / 20;
}

/** The waves of 1, 2, … rounds. */
function* slowWaves(values: Float64Array): Steps<readonly Wave[]> {
  const found: Wave[] = [];
  for (let wave = 1; wave <= waves; wave += 1) {
    yield;
    found.push(yield* waveOf(values, wave));
  }
  return found;
}

function* waveOf(values: Float64Array, rounds: number): Steps<Wave> {
  const sums = { cos: 0, sin: 0 };
  yield* inLots(values.length, (from, to) => {
    addWave(sums, values, (2 * Math.PI * rounds) / values.length, from, to);
  });
  return sums;
}

/** @param sums added to. @param turn from one row to the next */
function addWave(sums: { cos: number; sin: number }, values: Float64Array, turn: number, from: number, to: number): void {
  const [stepCos, stepSin] = [Math.cos(turn), Math.sin(turn)];
  let [sumCos, sumSin, cos, sin] = [sums.cos, sums.sin, 1, 0];
  // The first row of a lot is one at which the wave is reckoned anew.
  for (let place = from; place < to; place += 1) {
    if (place % anew === 0) {
      cos = Math.cos(turn * place);
      sin = Math.sin(turn * place);
    }
    const value = values[place] ?? 0;
    sumCos += value * cos;
    sumSin += value * sin;
    const next = cos * stepCos - sin * stepSin;
    sin = sin * stepCos + cos * stepSin;
    cos = next;
  }
  Object.assign(sums, { cos: sumCos, sin: sumSin });
}

function reasonOf({ spec }: AuditView, input: string, target: string): LaterReason['reason'] {
  return {
    state: 'leak',
    message: `${input} has the slow waves of ${target} over all rows, to the last digit, without the fast ones: it was smoothed over the whole series.`,
    why: 'Each of its values holds something of all later rows, which do not exist yet when the model is used.',
    field: 'windows',
    fixes: [withoutInputs(spec, [input])],
  };
}
