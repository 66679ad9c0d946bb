import { formatCount, plural } from '../../text';
import { type CodedFinding, describePlace, type ProblemFacts, type ValueFault } from '../facts';
import type { ProblemField, ProblemFix, ProblemSpec } from '../problem';
import { errorAt, fix } from './finding';

/** Values that cannot be used, each with the first place where it stands. */
export function findValueFaults(spec: ProblemSpec, facts: ProblemFacts): CodedFinding[] {
  return [
    ...facts.inputFaults.map((fault) => inputFinding(spec, fault)),
    ...facts.targetFaults.map((fault) => targetFinding(spec, fault, facts.kept)),
  ];
}

function inputFinding(spec: ProblemSpec, fault: ValueFault): CodedFinding {
  const { column } = fault;
  const windows = spec.shape === 'windows';
  const field: ProblemField = windows ? 'windows' : 'steps';
  const what = windows ? 'Input' : 'Step';
  const out = takenOut(spec, column);
  const more = fault.count > 1 ? `, the first of ${formatCount(fault.count)}` : '';
  const at = describePlace(fault.at);
  const place = { code: 'problem.text-in-step', place: `column ${column}, ${at}`, fixes: [out] } as const;
  const elsewhere = windows ? 'out of the window' : 'out of the steps';
  switch (fault.kind) {
    case 'missing':
      return errorAt(
        field,
        `${what} ${column} has no value in ${at}${more}.`,
        `Say what becomes of missing values, fill it in the file and import it again, or take ${column} ${elsewhere}.`,
        {
          ...place,
          fixes: [...missingFixes(spec), out],
        },
      );
    case 'text':
      return errorAt(
        field,
        `${what} ${column} has the text “${fault.value}” in ${at}${more}; ${windows ? 'an input' : 'a step'} must be a number.`,
        `Put a number there and import the file again, or take ${column} ${elsewhere}.`,
        { ...place, value: fault.value },
      );
    case 'too-large':
      return errorAt(
        field,
        `${what} ${column} has ${fault.value} in ${at}${more}; numbers beyond 3.4e38 cannot be trained on.`,
        'Express the column in a larger unit and import the file again.',
        { ...place, value: fault.value },
      );
    case 'not-positive':
      return logFinding(spec, fault);
  }
}

/** Buttons for missing values: the choices that the shape has. */
export function missingFixes({ shape }: ProblemSpec): readonly ProblemFix[] {
  const drop = fix('Leave their rows out', { missing: 'drop' });
  const mean = fix('Take the mean', { missing: 'mean' });
  return shape === 'image-a-row' ? [drop, mean] : [drop, fix('Take the value before', { missing: 'forward' }), mean];
}

function takenOut(spec: ProblemSpec, column: string): ProblemFix {
  const without = (names: readonly string[]): string[] => names.filter((name) => name !== column);
  const { windows } = spec;
  if (spec.shape !== 'windows' || !windows) return fix(`Take ${column} out of the steps`, { steps: without(spec.steps) });
  return fix(`Take ${column} out`, { windows: { ...windows, inputs: without(windows.inputs), known: without(windows.known) } });
}

function logFinding({ scalings }: ProblemSpec, fault: ValueFault): CodedFinding {
  const at = describePlace(fault.at);
  const count = `${plural(fault.count, 'row')} of ${fault.column} ${fault.count === 1 ? 'is' : 'are'}`;
  const message = `Only numbers above 0 have a logarithm; ${count} not, the first with ${fault.value} in ${at}.`;
  const fixes = [
    fix(`No scaling of ${fault.column}`, { scalings: { ...scalings, [fault.column]: 'none' } }),
    fix(`Standard scaling of ${fault.column}`, { scalings: { ...scalings, [fault.column]: 'standard' } }),
  ];
  const more = { code: 'problem.text-in-step', place: `column ${fault.column}, ${at}`, value: fault.value, fixes } as const;
  return errorAt('scaling', message, 'Choose another scaling for it.', more);
}

function targetFinding(spec: ProblemSpec, fault: ValueFault, rows: number): CodedFinding {
  const { column } = fault;
  const at = describePlace(fault.at);
  const place = `column ${column}, ${at}`;
  switch (fault.kind) {
    case 'missing':
      return errorAt(
        'target',
        `The target ${column} has no value in ${formatCount(fault.count)} of ${plural(rows, 'row')}; the first is ${at}.`,
        'Leave rows with missing values out, or fill them in in the file and import it again.',
        { code: 'problem.target-missing-values', place, fixes: [fix('Leave their rows out', { missing: 'drop' })] },
      );
    case 'text': {
      const fixes = [fix(spec.targets.length === 1 ? 'Predict a class' : 'Predict classes', { task: 'classes' })];
      const remedy = 'Choose “several classes” as the task, or another target.';
      return errorAt('task', `The target ${column} is not a number: “${fault.value}” in ${at}.`, remedy, { fixes });
    }
    case 'too-large':
      return errorAt(
        'target',
        `The target ${column} has ${fault.value} in ${at}; numbers beyond 3.4e38 cannot be trained on.`,
        'Express it in a larger unit and import the file again.',
        {
          place,
          value: fault.value,
        },
      );
    case 'not-positive':
      return logFinding(spec, fault);
  }
}
