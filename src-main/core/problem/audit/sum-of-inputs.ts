import type { Steps } from '../../steps';
import { formatCount } from '../../text';
import { randomStream, shuffled } from '../random';
import { withoutInputs } from './fixes';
import { type ExactFit, ExactFits, type TwoSamples } from './exact-fit';
import { listed, type Reason } from './reason';
import { series as seriesOf, type Series } from './series';
import { type AuditView, columnsOf, inputNames } from './view';

/** Inputs that are looked at together, and rows of each sample for one of them, at least and at most. */
const mostInputs = 200;
const rowsPerInput = { least: 2, most: 10 };
/** Weights of a sum are known so well, beside 1. */
const alike = 0.01;
/** A column that counts for less than this, of the target's deviation, is not in the sum. */
const leastShare = 1e-3;
const mostRows = 0.98;

/** Targets that are the sum, the difference or the mean of inputs of their row: `total = a + b + c`. @param told columns that are the target by themselves */
export function* sumOfInputs(view: AuditView, told: readonly string[]): Steps<readonly Reason[]> {
  const { spec } = view;
  if (spec.shape !== 'sequence-a-row' || spec.task !== 'number') return [];
  const inputs = columnsOf(view, inputNames(spec)).filter(
    ({ name, min, max }) => !told.includes(name) && !spec.targets.includes(name) && max > min,
  );
  if (inputs.length < 2 || inputs.length > mostInputs) return [];
  const reasons: Reason[] = [];
  for (const target of columnsOf(view, spec.targets)) {
    yield;
    const sum = yield* findSum(inputs, target);
    const product = sum ? null : yield* findProduct(inputs, target);
    if (sum) reasons.push(reasonOf(view, target, sum));
    if (product) reasons.push(reasonOf(view, target, product, true));
  }
  return reasons;
}

/** The sum of logarithms, of whatever is above 0: an amount is a price times a number. */
function* findProduct(inputs: readonly Series[], target: Series): Steps<Sum | null> {
  const some = inputs.filter(({ min }) => min > 0).map(logarithm);
  const sum = target.min > 0 && some.length > 1 ? yield* findSum(some, logarithm(target)) : null;
  return sum?.terms.every(({ weight }) => Math.abs(Math.abs(weight) - 1) < alike) ? sum : null;
}

/** With the unit that rounding has there on average. */
function logarithm({ name, values, unit }: Series): Series {
  let [squares, count] = [0, 0];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    squares += value ** -2;
    count += 1;
  }
  return { ...seriesOf(name, values.map(Math.log)), unit: unit * Math.sqrt(squares / Math.max(1, count)) };
}

interface Sum {
  readonly terms: readonly { readonly name: string; readonly weight: number }[];
  readonly rows: number;
}

function* findSum(inputs: readonly Series[], target: Series): Steps<Sum | null> {
  const whole = wholeRows([...inputs, target]);
  const size = Math.min(whole.length >> 1, rowsPerInput.most * (inputs.length + 1));
  if (size < rowsPerInput.least * (inputs.length + 1)) return null;
  const drawn = shuffled(whole, randomStream(1));
  const at = ({ values }: Series): TwoSamples => {
    const of = (rows: Uint32Array): Float64Array => Float64Array.from(rows, (row) => values[row] ?? NaN);
    return { fit: of(drawn.subarray(0, size)), check: of(drawn.subarray(size, 2 * size)) };
  };
  const unit = inputs.reduce((most, input) => Math.max(most, input.unit), 0);
  const fits = yield* ExactFits.of(inputs.map(at), 0, unit);
  const fit = fits.find(at(target), target.unit);
  const terms = fit ? termsOf(inputs, target, fit) : [];
  if (!fit || terms.length < 2 || !isPlain(terms.map(({ weight }) => weight))) return null;
  const held = countHeld(inputs, target, fit, whole);
  return held < mostRows * whole.length ? null : { terms, rows: held };
}

function wholeRows(columns: readonly Series[]): Uint32Array {
  const rows = Uint32Array.from(columns[0]?.values.keys() ?? []);
  return rows.filter((row) => columns.every(({ values }) => !Number.isNaN(values[row] ?? NaN)));
}

function termsOf(inputs: readonly Series[], target: Series, { weights }: ExactFit): Sum['terms'] {
  const range = target.max - target.min;
  return inputs.flatMap(({ name, min, max }, index) => {
    const weight = weights[index] ?? 0;
    return Math.abs(weight) * (max - min) > leastShare * range ? [{ name, weight }] : [];
  });
}

/** Each once, added or taken off, or all by the same share: what a table is reckoned with. Other weights are what a model is there to learn. */
function isPlain(weights: readonly number[]): boolean {
  const [first = 0] = weights;
  const once = weights.every((weight) => Math.abs(Math.abs(weight) - 1) < alike);
  const share = Math.abs(first * weights.length - 1) < alike && weights.every((weight) => Math.abs(weight / first - 1) < alike);
  return once || share;
}

function countHeld(inputs: readonly Series[], target: Series, { weights, constant, tolerance }: ExactFit, rows: Uint32Array): number {
  let held = 0;
  for (const row of rows) {
    let told = constant;
    for (let index = 0; index < inputs.length; index += 1) told += (weights[index] ?? 0) * (inputs[index]?.values[row] ?? NaN);
    if (Math.abs(told - (target.values[row] ?? NaN)) <= tolerance) held += 1;
  }
  return held;
}

function reasonOf({ spec }: AuditView, { name }: Series, sum: Sum, isProduct = false): Reason {
  const { terms, rows } = sum;
  const names = terms.map((term) => term.name);
  return {
    state: 'warning',
    message: `${name} is ${isProduct ? productWords(sum) : sumWords(sum)} in ${formatCount(rows)} rows.`,
    rows,
    why: `Where these are known only with ${name}, they give the answer away; where they are known before, no model is needed.`,
    field: 'steps',
    fixes: [withoutInputs(spec, names)],
  };
}

function productWords({ terms }: Sum): string {
  const over = terms.filter(({ weight }) => weight > 0).map((term) => term.name);
  const under = terms.filter(({ weight }) => weight < 0).map((term) => term.name);
  return `${over.length === 0 ? '1' : over.join(' × ')}${under.map((each) => ` / ${each}`).join('')}, up to a factor,`;
}

function sumWords({ terms }: Sum): string {
  const names = terms.map((term) => term.name);
  const isMean = Math.abs(terms[0]?.weight ?? 0) < 1 - alike;
  const added = terms.filter(({ weight }) => weight > 0).map((term) => term.name);
  const taken = terms.filter(({ weight }) => weight < 0).map((term) => term.name);
  const less = taken.length === 0 ? '' : ` less ${listed(taken)}`;
  const sum =
    added.length === 0 ? `the negative sum of ${listed(taken)}` : `${added.length > 1 ? 'the sum of ' : ''}${listed(added)}${less}`;
  return isMean ? `the mean of ${listed(names)}` : sum;
}
