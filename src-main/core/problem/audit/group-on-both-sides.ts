import type { ColumnProfile } from '../../dataset/dataset';
import { formatCount, plural } from '../../text';
import type { AuditFinding } from '../audit';
import type { ProblemSpec } from '../problem';
import { byGroup } from './fixes';
import { findingsOf, type Reason } from './reason';
import { type AuditView, inputNames } from './view';

/** Names of columns that say whose row it is. */
const idName =
  /(^|[^a-z])(id|key|code|name|player|team|club|company|firm|patient|person|people|customer|client|user|subject|participant|student|pupil|teacher|driver|device|machine|sensor|station|vehicle|store|shop|account|household|animal|site|plant|ticker|symbol|stock|isin|school|hospital|author|speaker|session)s?([^a-z]|$)/i;
/** Texts that come at least so often on average, and of which there are so many, are taken for names too. */
const fewestRepeats = 2;
const fewestNames = 20;
const why = 'The model may know whom it looks at, and so do better here than with anyone new.';

/** Columns whose values are held against the split, the chosen one first. */
export function groupCandidates(spec: ProblemSpec, profiles: readonly ColumnProfile[], rows: number): readonly string[] {
  const chosen = [spec.split.method === 'group' ? spec.split.group : null, spec.series].flatMap((name) => name ?? []);
  if (spec.shape === 'windows') return [...new Set(chosen)];
  const taken = [...inputNames(spec), ...spec.targets, ...(spec.order === null ? [] : [spec.order])];
  const likely = profiles.filter((profile) => !taken.includes(profile.name) && isLikelyId(profile, rows)).map(({ name }) => name);
  return [...new Set([...chosen, ...likely])];
}

function isLikelyId({ name, type, integer, distinct, distinctIsEstimate }: ColumnProfile, rows: number): boolean {
  if (distinct < 2 || (distinct >= rows && !distinctIsEstimate)) return false;
  if (type !== 'text' && !(type === 'number' && integer)) return false;
  if (idName.test(name.replaceAll(/([a-z])([A-Z])/g, '$1 $2'))) return true;
  return type === 'text' && distinct >= fewestNames && distinct * fewestRepeats <= rows;
}

/** Rows of one player, company or patient in the part that is learnt and in one that is held back. */
export function auditGroups(view: AuditView): readonly AuditFinding[] {
  const reasons = passesOver(view) ? [] : groupsOf(view).flatMap((name) => groupReason(view, name) ?? []);
  return findingsOf('group-on-both-sides', 'split', clearWords(view), reasons);
}

function groupsOf(view: AuditView): readonly string[] {
  const { spec, profiles, rows } = view;
  return groupCandidates(spec, profiles, rows.length).filter((name) => !isTargetRenamed(view, name));
}

/** A code for each class is the answer once more, and says of no row whose it is: a split by it would part the classes. */
function isTargetRenamed({ spec, values }: AuditView, name: string): boolean {
  const column = values.get(name);
  if (!column || spec.task === 'number' || name === spec.series || name === spec.split.group) return false;
  return spec.targets.some((target) => {
    const answers = values.get(target);
    return answers !== undefined && tells(column, answers) && tells(answers, column);
  });
}

/** Whether all rows with one value in the first have one value in the second. */
function tells(first: Float64Array, second: Float64Array): boolean {
  const met = new Map<number, number>();
  for (const [place, value] of first.entries()) {
    const other = second[place] ?? NaN;
    if (!Object.is(met.get(value) ?? other, other)) return false;
    met.set(value, other);
  }
  return true;
}

/** Forward in time the same names come again, as they do where the model is used. */
function passesOver({ spec, clock }: AuditView): boolean {
  const { method } = spec.split;
  if (method === 'none') return true;
  if (spec.shape === 'windows') return method !== 'random' && method !== 'group';
  return clock !== null && method !== 'random' && method !== 'group';
}

function clearWords(view: AuditView): string {
  const { spec } = view;
  if (spec.split.method === 'none') return 'There is no split.';
  if (spec.split.method === 'group') return `No ${spec.split.group ?? 'group'} is in two parts.`;
  if (spec.shape === 'windows' && spec.series === null) return 'There is one series.';
  if (passesOver(view)) return 'The split goes by time: who comes again later is met again later.';
  return groupsOf(view).length === 0 ? 'No column says whose row it is.' : 'Nobody’s rows are in two parts.';
}

function groupReason(view: AuditView, name: string): Reason | null {
  const values = view.values.get(name);
  if (!values) return null;
  const { rows, groups } = acrossParts(view, values);
  if (rows === 0) return null;
  const chosen = view.spec.split.method === 'group';
  return {
    state: chosen ? 'leak' : 'warning',
    message: `${formatCount(rows)} of the ${view.spec.shape === 'windows' ? 'windows' : 'rows'} held back are of ${plural(groups, `value of ${name}`, `values of ${name}`)} that ${groups === 1 ? 'was' : 'were'} trained on too.`,
    rows,
    why,
    field: 'split',
    fixes: chosen ? [] : [byGroup(view.spec, name)],
  };
}

/** Samples that are held back and whose value one that is trained on has too; a window has that of its first row. */
function acrossParts({ samples }: AuditView, values: Float64Array): { readonly rows: number; readonly groups: number } {
  const trained = new Set<number>();
  for (const place of samples.train) trained.add(values[place] ?? NaN);
  const groups = new Set<number>();
  let rows = 0;
  for (const held of [samples.validation, samples.test]) {
    for (const place of held ?? []) {
      const value = values[place] ?? NaN;
      if (Number.isNaN(value) || !trained.has(value)) continue;
      groups.add(value);
      rows += 1;
    }
  }
  return { rows, groups: groups.size };
}
