import { formatCount, plural } from '../../text';
import { mostClasses } from '../classes';
import type { CodedFinding, ProblemFacts } from '../facts';
import type { ClassCount, ProblemSpec } from '../problem';
import { errorAt, fix } from './finding';

/** What the values of a class target say. */
export function findClassFaults(spec: ProblemSpec, facts: ProblemFacts): CodedFinding[] {
  const [name = ''] = spec.targets;
  const { classes } = facts;
  if (spec.task === 'number') return [];
  if (!classes || classes.length > mostClasses) {
    const message = `The target ${name} has more than ${formatCount(mostClasses)} different values, too many for classes.`;
    const numbers = facts.columns.find((column) => column.name === name)?.type === 'number';
    const fixes = numbers ? [fix('Predict a number', { task: 'number' })] : [];
    return [errorAt('task', message, 'Choose “number” as the task, or another target.', { fixes })];
  }
  return spec.classes ? findForeign(spec, spec.classes, classes, name) : findTooFew(spec, classes, name);
}

/** Labels that were given: every value has to be one of them. */
function findForeign(spec: ProblemSpec, labels: readonly string[], found: readonly ClassCount[], name: string): CodedFinding[] {
  const twice = labels.find((label, index) => labels.indexOf(label) !== index);
  const occurring = fix('Take the classes that occur', { classes: null });
  if (twice !== undefined) return [errorAt('task', `The class “${twice}” is named twice.`, 'Take it out once.', { fixes: [occurring] })];
  const foreign = found.find(({ label }) => !labels.includes(label));
  if (foreign) {
    const message = `The target ${name} has the value “${foreign.label}” in ${plural(foreign.count, 'row')}, which is none of its classes.`;
    const added = fix(`Add “${foreign.label}”`, { classes: [...labels, foreign.label] });
    return [
      errorAt('task', message, 'Add it to the classes, or filter these rows out.', { fixes: [added, occurring], value: foreign.label }),
    ];
  }
  if (labels.length < 2) return [errorAt('task', 'Fewer than two classes are named.', 'Name at least two.', { fixes: [occurring] })];
  return spec.task === 'binary' && labels.length > 2 ? [tooMany(name, labels.length)] : [];
}

function findTooFew({ task }: ProblemSpec, classes: readonly ClassCount[], name: string): CodedFinding[] {
  if (classes.length < 2) {
    const only = classes[0] ? ` (“${classes[0].label}”)` : '';
    const message = `The target ${name} has only one class${only}, so there is nothing to tell apart.`;
    return [
      errorAt('target', message, 'Choose another target, or import rows of another class too.', { code: 'problem.target-one-class' }),
    ];
  }
  return task === 'binary' && classes.length > 2 ? [tooMany(name, classes.length)] : [];
}

function tooMany(name: string, classes: number): CodedFinding {
  const message = `The target ${name} has ${formatCount(classes)} classes, but the task is to tell two apart.`;
  const fixes = [fix('Several classes', { task: 'classes' })];
  return errorAt('task', message, 'Choose “several classes” as the task, or another target.', { fixes });
}
