import { inLots, type Steps } from '../../steps';
import { formatCount } from '../../text';
import { randomStream } from '../random';
import { figuresInSteps } from './figures';
import { withoutInputs } from './fixes';
import { listed, type Reason } from './reason';
import { series, type Series } from './series';
import { type AuditView, columnsOf, inputNames } from './view';

/** Groups that must agree, and rows that each has on average. */
const fewestGroups = 3;
const rowsPerGroup = 2;
/** Rows whose groups are looked at first. */
const drawnGroups = 32;
/** Classes whose shares are looked at. */
const mostClasses = 20;
/** What rounding leaves must be so small beside what chance does. */
const leastSure = 0.05;

const bands = 1024;

/** By a target's values: each input is held against it. */
const knownDeviations = new WeakMap<Float64Array, number>();

type Encoding = 'mean' | 'total' | 'smoothed mean';

/** Columns that hold, for each of their values, what the target of all rows with that value comes to: a category replaced by its mean target. */
export function* encodedTargets(view: AuditView): Steps<readonly Reason[]> {
  const { spec } = view;
  if (spec.shape === 'image-a-row') return [];
  const inputs = columnsOf(view, inputNames(spec)).filter(({ name }) => !spec.targets.includes(name));
  const reasons: Reason[] = [];
  for (const target of columnsOf(view, spec.targets)) {
    const answers = spec.task === 'number' ? [target] : shares(target);
    const found: Encoded[] = [];
    for (const input of inputs) {
      for (const answer of answers) {
        yield;
        const encoding = yield* findEncoding(input, answer);
        if (!encoding) continue;
        found.push({ name: input.name, encoding });
        break;
      }
    }
    reasons.push(...reasonOf(view, target, found));
  }
  return reasons;
}

interface Encoded {
  readonly name: string;
  readonly encoding: Encoding;
}

function reasonOf({ spec, rows }: AuditView, target: Series, found: readonly Encoded[]): readonly Reason[] {
  const [first] = found;
  if (!first) return [];
  const names = found.map(({ name }) => name);
  const more = names.length > 1 ? ` So ${names.length > 2 ? 'are' : 'is'} ${listed(names.slice(1))}.` : '';
  const of = spec.task === 'number' ? '' : 'a class of ';
  return [
    {
      state: 'leak',
      message: `${first.name} is the ${first.encoding} of ${of}${target.name} over all ${formatCount(rows.length)} rows, group by group.${more}`,
      rows: rows.length,
      why: 'The answers of the rows to test on went into it; such means have to come from the training part alone.',
      field: spec.shape === 'windows' ? 'windows' : 'steps',
      fixes: [withoutInputs(spec, names)],
    },
  ];
}

/** Of each class: 1 where a row has it. */
function shares({ name, values, levels }: Series): readonly Series[] {
  if (levels > mostClasses) return [];
  const codes = [...new Set(values)].filter((value) => !Number.isNaN(value));
  return codes.map((code) =>
    series(
      name,
      values.map((value) => (Number.isNaN(value) ? NaN : value === code ? 1 : 0)),
    ),
  );
}

interface Group {
  readonly value: number;
  rows: number;
  sum: number;
  /** Rows whose target is another than the group's value; a copy of the target has none. */
  others: number;
}

/** Some groups are looked at before all are: of most columns none agrees. */
function* findEncoding(input: Series, target: Series): Steps<Encoding | null> {
  const random = randomStream(1);
  const some = new Set(Array.from({ length: drawnGroups }, () => input.values[random.below(input.values.length)] ?? NaN));
  const drawn = yield* groupsOf(input, target, some);
  if (!(yield* judge(input, target, drawn, fewestGroups))) return null;
  return yield* judge(input, target, yield* groupsOf(input, target, null), 2 * fewestGroups);
}

function* judge(input: Series, target: Series, groups: readonly Group[], fewestOnLine: number): Steps<Encoding | null> {
  const rows = groups.reduce((sum, group) => sum + group.rows, 0);
  const others = groups.reduce((sum, group) => sum + group.others, 0);
  if (groups.length < fewestGroups || groups.length * rowsPerGroup > rows || 2 * others < rows) return null;
  const deviation = yield* deviationOf(target);
  const rounding = input.unit / 2 + 1e-9 * Math.max(Math.abs(input.min), Math.abs(input.max));
  const perGroup = Math.sqrt(rows / groups.length);
  const isSure = (chance: number): boolean => rounding < leastSure * chance;
  if (isSure(deviation / perGroup) && groups.every(({ value, rows: count, sum }) => Math.abs(sum / count - value) <= rounding))
    return 'mean';
  if (isSure(deviation * perGroup) && groups.every(({ value, sum }) => Math.abs(sum - value) <= rounding)) return 'total';
  return isSure(deviation / perGroup) && groups.length >= fewestOnLine && isSmoothed(groups, rounding) ? 'smoothed mean' : null;
}

/** By value. @param wanted values that are looked at; null for all */
function* groupsOf(input: Series, target: Series, wanted: ReadonlySet<number> | null): Steps<readonly Group[]> {
  const groups = new Map<number, Group>();
  const isWanted = wanted ? filterOf(input, wanted) : () => true;
  yield* inLots(input.values.length, (from, to) => {
    for (let place = from; place < to; place += 1) {
      const [value, answer] = [input.values[place] ?? NaN, target.values[place] ?? NaN];
      if (Number.isNaN(value) || Number.isNaN(answer) || !isWanted(value)) continue;
      let group = groups.get(value);
      if (!group) groups.set(value, (group = { value, rows: 0, sum: 0, others: 0 }));
      group.rows += 1;
      group.sum += answer;
      if (answer !== value) group.others += 1;
    }
  });
  return [...groups.values()];
}

/** Most values are far from all that are wanted, which a list of narrow bands tells sooner than a set. */
function filterOf({ min, max }: Series, wanted: ReadonlySet<number>): (value: number) => boolean {
  const width = (max - min) / bands || 1;
  const some = new Uint8Array(bands + 1);
  for (const value of wanted) some[Math.floor((value - min) / width)] = 1;
  return (value) => some[Math.floor((value - min) / width)] === 1 && wanted.has(value);
}

/** Means drawn to that of all rows, `(sum + m × mean) / (rows + m)`: then `rows × value − sum` lies on a line that falls by m. */
function isSmoothed(groups: readonly Group[], rounding: number): boolean {
  const points = groups.map(({ value, rows, sum }) => ({ x: value, y: rows * value - sum, rows }));
  const [least, most] = points.reduce<readonly (typeof points)[number][]>(
    ([low, high], point) => [!low || point.x < low.x ? point : low, !high || point.x > high.x ? point : high],
    [],
  );
  if (!least || !most || most.x === least.x) return false;
  const slope = (most.y - least.y) / (most.x - least.x);
  if (slope >= 0) return false;
  return points.every(({ x, y, rows }) => Math.abs(y - least.y - slope * (x - least.x)) <= 4 * rounding * (rows + Math.abs(slope)));
}

function* deviationOf({ values }: Series): Steps<number> {
  const found = knownDeviations.get(values);
  if (found !== undefined) return found;
  const { deviation } = yield* figuresInSteps(values);
  knownDeviations.set(values, deviation);
  return deviation;
}
