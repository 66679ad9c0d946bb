import type { ColumnProfile } from '../dataset/dataset';
import type { ErrorInfo } from '../errors';
import { formatCount, plural } from '../text';
import { mostClasses } from './classes';
import { type CodedFinding, describePlace, type ProblemFacts, type ValueFault } from './facts';
import type { ProblemSpec } from './problem';
import { findSplitProblems } from './split-findings';

/** Everything that stops a problem from being prepared, and what the user should know; in the order of the form. */
export function findProblems(spec: ProblemSpec, facts: ProblemFacts): readonly CodedFinding[] {
  const found = [...findStepProblems(spec, facts), ...findTargetProblems(spec, facts)];
  return [...found, ...findSplitProblems(spec, facts, found.length === 0)];
}

/** @returns the error to throw, or null where nothing stops the problem from being prepared */
export function firstError(findings: readonly CodedFinding[]): ErrorInfo | null {
  const error = findings.find((finding) => finding.severity === 'error');
  if (!error) return null;
  const { code, message, place, value, remedy } = error;
  return { code, message, ...(place ? { place } : {}), ...(value ? { value } : {}), ...(remedy ? { remedy } : {}) };
}

function findStepProblems(spec: ProblemSpec, facts: ProblemFacts): CodedFinding[] {
  const incomplete = (message: string, remedy: string): CodedFinding => ({
    severity: 'error',
    field: 'steps',
    code: 'problem.incomplete',
    message,
    remedy,
  });
  if (spec.steps.length === 0)
    return [incomplete('No columns are chosen as steps.', 'Choose the columns that hold the sequence, in their order.')];
  const twice = spec.steps.find((name, index) => spec.steps.indexOf(name) !== index);
  if (twice !== undefined) return [incomplete(`Column ${twice} is chosen as a step twice.`, 'Take it out once.')];
  const unknown = spec.steps.find((name) => !facts.columns.some((column) => column.name === name));
  if (unknown !== undefined) return [incomplete(`The data has no column ${unknown}.`, 'Take it out of the steps.')];
  return facts.stepFaults.map((fault) => valueFinding(fault));
}

function valueFinding(fault: ValueFault): CodedFinding {
  const common = {
    severity: 'error',
    field: 'steps',
    code: 'problem.text-in-step',
    place: `column ${fault.column}, ${describePlace(fault.at)}`,
  } as const;
  const more = fault.count > 1 ? `, the first of ${formatCount(fault.count)}` : '';
  switch (fault.kind) {
    case 'missing':
      return {
        ...common,
        message: `Step ${fault.column} has no value in ${describePlace(fault.at)}${more}.`,
        remedy: `Fill it in the file and import it again, or take ${fault.column} out of the steps.`,
      };
    case 'text':
      return {
        ...common,
        value: fault.value,
        message: `Step ${fault.column} has the text “${fault.value}” in ${describePlace(fault.at)}${more}; a step must be a number.`,
        remedy: `Put a number there and import the file again, or take ${fault.column} out of the steps.`,
      };
    case 'too-large':
      return {
        ...common,
        value: fault.value,
        message: `Step ${fault.column} has ${fault.value} in ${describePlace(fault.at)}${more}; numbers beyond 3.4e38 cannot be trained on.`,
        remedy: 'Express the column in a larger unit and import the file again.',
      };
  }
}

function findTargetProblems(spec: ProblemSpec, facts: ProblemFacts): CodedFinding[] {
  const [target] = spec.targets;
  const incomplete = (message: string, remedy: string, field: 'target' | 'task' = 'target'): CodedFinding[] => [
    { severity: 'error', field, code: 'problem.incomplete', message, remedy },
  ];
  if (target === undefined) return incomplete('No target is chosen.', 'Choose the column that is to be predicted.');
  const column = facts.columns.find((each) => each.name === target);
  if (!column) return incomplete(`The data has no column ${target}.`, 'Choose another target.');
  if (spec.steps.includes(target)) {
    return incomplete(
      `${target} is both a step and the target, so the answer would be part of the question.`,
      `Take ${target} out of the steps.`,
    );
  }
  if (facts.targetFault?.kind === 'missing') return [missingTarget(facts.targetFault, facts.rows)];
  if (spec.task === 'number') return findNumberProblems(column, facts);
  return findClassProblems(spec, column, facts);
}

function missingTarget(fault: ValueFault, rows: number): CodedFinding {
  return {
    severity: 'error',
    field: 'target',
    code: 'problem.target-missing-values',
    place: `column ${fault.column}, ${describePlace(fault.at)}`,
    message: `The target ${fault.column} has no value in ${formatCount(fault.count)} of ${plural(rows, 'row')}; the first is ${describePlace(fault.at)}.`,
    remedy: 'Fill the values in or take these rows out of the file, and import it again.',
  };
}

function findNumberProblems(column: ColumnProfile, facts: ProblemFacts): CodedFinding[] {
  const fault = facts.targetFault;
  if (column.type !== 'number') {
    const where = fault?.kind === 'text' ? `: “${fault.value}” in ${describePlace(fault.at)}` : '';
    const message = `The target ${column.name} is not a number${where}.`;
    return [
      {
        severity: 'error',
        field: 'task',
        code: 'problem.incomplete',
        message,
        remedy: 'Choose “several classes” as the task, or another target.',
      },
    ];
  }
  if (column.distinct > 1) return [];
  const message = `The target ${column.name} has the same value in every row, so there is nothing to learn.`;
  return [{ severity: 'error', field: 'target', code: 'problem.target-one-class', message, remedy: 'Choose another target.' }];
}

function findClassProblems(spec: ProblemSpec, column: ColumnProfile, facts: ProblemFacts): CodedFinding[] {
  const { classes } = facts;
  if (!classes || classes.length > mostClasses) {
    const message = `The target ${column.name} has more than ${formatCount(mostClasses)} different values, too many for classes.`;
    return [
      { severity: 'error', field: 'task', code: 'problem.incomplete', message, remedy: 'Choose “number” as the task, or another target.' },
    ];
  }
  if (classes.length < 2) {
    const only = classes[0] ? ` (“${classes[0].label}”)` : '';
    const message = `The target ${column.name} has only one class${only}, so there is nothing to tell apart.`;
    return [
      {
        severity: 'error',
        field: 'target',
        code: 'problem.target-one-class',
        message,
        remedy: 'Choose another target, or import rows of another class too.',
      },
    ];
  }
  if (spec.task !== 'binary' || classes.length === 2) return [];
  const message = `The target ${column.name} has ${formatCount(classes.length)} classes, but the task is to tell two apart.`;
  return [
    {
      severity: 'error',
      field: 'task',
      code: 'problem.incomplete',
      message,
      remedy: 'Choose “several classes” as the task, or another target.',
    },
  ];
}
