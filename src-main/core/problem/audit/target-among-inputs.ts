import type { Steps } from '../../steps';
import { formatCount, formatNumber, plural } from '../../text';
import type { AuditFinding } from '../audit';
import type { ProblemSpec } from '../problem';
import { lnOrders, sureOrders } from './chance';
import { type Copy, findCopy } from './copy';
import { encodedTargets } from './encoded-target';
import { withoutInputs } from './fixes';
import { pearson } from './likeness';
import { partialCopies } from './partial-copy';
import { findMonotone } from './monotone';
import { findingsOf, listed, type Reason } from './reason';
import { type Lead, targetLeads } from './leads';
import { type Series, seriesInSteps } from './series';
import { sumOfInputs } from './sum-of-inputs';
import { tellingColumns } from './telling-column';
import { type AuditView, columnsOf, inputNames } from './view';

/** Beyond this, a number is told to the fourth digit by another column of the same row. */
const nearCopy = 0.9999;
const why = 'The model reads the answer off this column, and will not have it where it is used.';

/** The target, or a copy of it, in the same row or so many rows away that the window reaches it. */
export function* auditTargetAmongInputs(view: AuditView): Steps<readonly AuditFinding[]> {
  for (const name of [...inputNames(view.spec), ...view.spec.targets]) {
    // Kept, so that it is looked at in steps once.
    yield* seriesInSteps(name, view.values.get(name) ?? new Float64Array());
  }
  const inputs = columnsOf(view, inputNames(view.spec));
  const targets = columnsOf(view, view.spec.targets);
  const few = tooFew(targets);
  yield;
  const same = view.spec.shape === 'windows' ? [] : yield* inSameRow(view, inputs, targets);
  yield;
  const encoded = yield* encodedTargets(view);
  yield;
  const reasons = [...few, ...same, ...encoded, ...ahead(view)];
  const name = listed(view.spec.targets);
  const clear =
    view.spec.shape === 'windows'
      ? `No window holds the ${name} that it is to predict.`
      : `No input column was found to be ${name}, a copy of it, or to give it away by itself.`;
  return findingsOf('target-among-inputs', fieldOf(view.spec), clear, reasons);
}

/** Said of the spec alone, so that it is said of a problem that cannot be prepared for this very reason. */
export function targetIsInput(spec: ProblemSpec): Reason | null {
  if (spec.shape === 'windows') return null;
  const both = spec.targets.filter((name) => spec.steps.includes(name));
  if (both.length === 0) return null;
  const message = `${listed(both)} ${both.length === 1 ? 'is' : 'are'} among the inputs and to be predicted.`;
  return { state: 'leak', message, why, field: 'steps', fixes: [withoutInputs(spec, both)] };
}

function fieldOf({ shape }: ProblemSpec): 'windows' | 'steps' {
  return shape === 'windows' ? 'windows' : 'steps';
}

function tooFew(targets: readonly Series[]): readonly Reason[] {
  const [target] = targets.filter(({ values }) => lnOrders(values, sureOrders) < sureOrders);
  if (!target) return [];
  const rows = target.values.length;
  const message = `In ${plural(rows, 'row')} with these values of ${target.name}, a copy could not be told from chance.`;
  return [{ state: 'unchecked', message, rows, why: 'More rows are needed to tell.', field: 'target' }];
}

interface Found {
  readonly input: Series;
  readonly target: Series;
  readonly copy: Copy;
}

function* inSameRow(view: AuditView, inputs: readonly Series[], targets: readonly Series[]): Steps<readonly Reason[]> {
  const copies = targets.flatMap((target) =>
    inputs.flatMap((input): readonly Found[] => {
      const copy = findCopy({ input, target, shift: 0, series: null });
      return copy ? [{ input, target, copy }] : [];
    }),
  );
  const names = [...new Set(copies.map(({ input }) => input.name))];
  const rest = inputs.filter(({ name }) => !names.includes(name));
  yield;
  const near = nearNames(view.spec, rest, targets);
  yield;
  const others = rest.filter(({ name }) => !near.includes(name));
  return [
    ...copyReason(view.spec, copies, names),
    ...nearReason(view.spec, near),
    ...partialCopies(view, others, targets),
    ...(yield* sumOfInputs(view, names)),
    ...tellingColumns(view, names),
  ];
}

function copyReason(spec: ProblemSpec, copies: readonly Found[], names: readonly string[]): readonly Reason[] {
  const [first] = copies;
  if (!first) return [];
  const more = names.length > 1 ? ` So do ${listed(names.slice(1))}.` : '';
  const message = `${copyWords(first, spec)} in ${all(first.copy.rows)}.${more}`;
  return [{ state: 'leak', message, rows: first.copy.rows, why, field: 'steps', fixes: [withoutInputs(spec, names)] }];
}

function copyWords({ input, target, copy }: Found, { task }: ProblemSpec): string {
  const [a, b] = [input.name, target.name];
  if (copy.kind === 'equal') return `${a} has the values of ${b}`;
  if (copy.kind === 'recoded' || task !== 'number') return `${a} has a value of its own for each value of ${b}`;
  const offset = copy.offset === 0 ? '' : ` ${copy.offset < 0 ? '−' : '+'} ${formatNumber(Math.abs(copy.offset))}`;
  return `${a} gives ${b} as ${formatNumber(copy.slope)} × ${a}${offset}`;
}

function all(rows: number): string {
  return `all ${formatCount(rows)} rows`;
}

/** Numbers that go up and down with the target from row to row. */
function nearNames({ task }: ProblemSpec, inputs: readonly Series[], targets: readonly Series[]): readonly string[] {
  if (task !== 'number') return [];
  const isNear = (input: Series, target: Series): boolean =>
    Math.abs(pearson(input, target)) >= nearCopy || findMonotone({ input, target, shift: 0, series: null }) !== null;
  return inputs.filter((input) => targets.some((target) => isNear(input, target))).map(({ name }) => name);
}

function nearReason(spec: ProblemSpec, names: readonly string[]): readonly Reason[] {
  if (names.length === 0) return [];
  const goes = names.length === 1 ? 'goes' : 'go';
  const message = `${listed(names)} ${goes} up and down with ${listed(spec.targets)} almost to the digit, or in bands of it.`;
  return [
    {
      state: 'warning',
      message,
      why: 'Such a column is mostly the target itself, rounded, put into classes or measured another way.',
      field: 'steps',
      fixes: [withoutInputs(spec, names)],
    },
  ];
}

function ahead(view: AuditView): readonly Reason[] {
  const leads = targetLeads(view).filter((lead) => lead.hits);
  const [first] = leads;
  if (!first) return [];
  const names = [...new Set(leads.map(({ input }) => input))];
  const more = names.length > 1 ? ` So do ${listed(names.slice(1))}.` : '';
  const unsure = view.spec.shape !== 'windows' && view.clock === null;
  return [
    {
      state: unsure ? 'warning' : 'leak',
      message: `${leadWords(first)} in ${all(first.rows)}.${more}${unsure ? ' The rows are taken to be in the order of time.' : ''}`,
      rows: first.rows,
      why: view.spec.shape === 'windows' ? 'The window holds the very value that is to be predicted.' : why,
      field: fieldOf(view.spec),
      fixes: [withoutInputs(view.spec, names)],
    },
  ];
}

/** `next is high one row later`. */
export function leadWords({ input, target, shift, kind }: Pick<Lead, 'input' | 'target' | 'shift' | 'kind'>): string {
  const later = `${shift === 1 ? 'one row' : `${formatCount(Math.abs(shift))} rows`} ${shift < 0 ? 'before' : 'later'}`;
  const how = kind === 'equal' ? 'has the values of' : kind === 'scaled' ? 'has the scaled values of' : 'goes one to one with';
  return `${input} ${how} ${target}${shift === 0 ? '' : ` ${later}`}`;
}
