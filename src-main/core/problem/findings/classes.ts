import { formatCount, plural } from '../../text';
import { mostClasses } from '../classes';
import type { CodedFinding, ProblemFacts } from '../facts';
import type { ClassCount, ProblemFix, ProblemSpec } from '../problem';
import { errorAt, fix } from './finding';

/** A target with the classes that occur in it. */
interface Counted {
  readonly target: string;
  readonly counts: readonly ClassCount[];
}

/** What the values of class targets say. */
export function findClassFaults(spec: ProblemSpec, facts: ProblemFacts): CodedFinding[] {
  if (spec.task === 'number') return [];
  const counted = (facts.classes ?? []).flatMap(({ target, counts }): Counted[] => (counts ? [{ target, counts }] : []));
  const many = facts.classes?.find(({ counts }) => counts === null);
  if (many) return [beyondClasses(spec, facts, `The target ${many.target} has`, many.target)];
  const labels = spec.classes ?? [...new Set(counted.flatMap(({ counts }) => counts.map(({ label }) => label)))];
  if (labels.length > mostClasses) return [beyondClasses(spec, facts, `${allOf(spec)} have`, null)];
  const found = spec.classes ? findForeign(spec, spec.classes, counted) : counted.flatMap((each) => findOnlyOne(spec, each));
  if (found.length > 0) return found;
  return spec.task === 'binary' && labels.length > 2 ? [tooMany(spec, labels.length)] : [];
}

/** `The targets a and b together`. */
function allOf({ targets }: ProblemSpec): string {
  return `The targets ${targets.slice(0, -1).join(', ')} and ${targets.at(-1) ?? ''} together`;
}

function beyondClasses({ targets }: ProblemSpec, { columns }: ProblemFacts, what: string, target: string | null): CodedFinding {
  const message = `${what} more than ${formatCount(mostClasses)} different values, too many for classes.`;
  const numbers = targets.every((name) => columns.some((column) => column.name === name && column.type === 'number'));
  const fixes = [
    ...(numbers ? [fix('Predict a number', { task: 'number' })] : []),
    ...(target === null ? [] : withoutTarget(targets, target)),
  ];
  return errorAt('task', message, 'Choose “number” as the task, or another target.', { fixes });
}

function withoutTarget(targets: readonly string[], target: string): ProblemFix[] {
  return targets.length > 1 ? [fix(`Without ${target}`, { targets: targets.filter((name) => name !== target) })] : [];
}

/** Labels that were given: every value has to be one of them. */
function findForeign(spec: ProblemSpec, labels: readonly string[], counted: readonly Counted[]): CodedFinding[] {
  const twice = labels.find((label, index) => labels.indexOf(label) !== index);
  const occurring = fix('Take the classes that occur', { classes: null });
  if (twice !== undefined) return [errorAt('task', `The class “${twice}” is named twice.`, 'Take it out once.', { fixes: [occurring] })];
  for (const { target, counts } of counted) {
    const foreign = counts.find(({ label }) => !labels.includes(label));
    if (!foreign) continue;
    const message = `The target ${target} has the value “${foreign.label}” in ${plural(foreign.count, 'row')}, which is none of its classes.`;
    const added = fix(`Add “${foreign.label}”`, { classes: [...labels, foreign.label] });
    const fixes = [added, occurring, ...withoutTarget(spec.targets, target)];
    return [errorAt('task', message, 'Add it to the classes, or filter these rows out.', { fixes, value: foreign.label })];
  }
  if (labels.length < 2) return [errorAt('task', 'Fewer than two classes are named.', 'Name at least two.', { fixes: [occurring] })];
  return [];
}

function findOnlyOne({ targets }: ProblemSpec, { target, counts }: Counted): CodedFinding[] {
  if (counts.length >= 2) return [];
  const only = counts[0] ? ` (“${counts[0].label}”)` : '';
  const message = `The target ${target} has only one class${only}, so there is nothing to tell apart.`;
  const fixes = withoutTarget(targets, target);
  const more = { code: 'problem.target-one-class', ...(fixes.length > 0 ? { fixes } : {}) } as const;
  return [errorAt('target', message, 'Choose another target, or import rows of another class too.', more)];
}

function tooMany(spec: ProblemSpec, classes: number): CodedFinding {
  const { targets } = spec;
  const subject = targets.length > 1 ? `${allOf(spec)} have` : `The target ${targets[0] ?? ''} has`;
  const message = `${subject} ${formatCount(classes)} classes, but the task is to tell two apart.`;
  const fixes = [fix('Several classes', { task: 'classes' })];
  return errorAt('task', message, 'Choose “several classes” as the task, or another target.', { fixes });
}
