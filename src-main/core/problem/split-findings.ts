import { plural } from '../text';
import type { CodedFinding, ProblemFacts } from './facts';
import type { ClassCount, PartSummary, ProblemSpec } from './problem';
import { testCount } from './split';

/** Fewest rows that can be trained on. */
const fewestTrainRows = 2;

/**
 * What can be said of a split before it is made.
 *
 * @param targetIsSound whether steps and target were found sound, so that the classes can be relied on
 */
export function findSplitProblems(spec: ProblemSpec, facts: ProblemFacts, targetIsSound: boolean): readonly CodedFinding[] {
  const test = testCount(facts.rows, spec.split.test);
  const train = facts.rows - test;
  if (train < fewestTrainRows) {
    const message = `Of ${plural(facts.rows, 'row')}, ${plural(test, 'row')} would be held back for testing and ${plural(train, 'row')} left to train on.`;
    return [splitError(message, 'Import more rows, or hold back a smaller share.')];
  }
  if (!spec.split.stratify) return [];
  if (spec.task === 'number') {
    const message = 'Stratifying keeps the share of each class; for a number it has no effect.';
    return [{ severity: 'note', field: 'split', code: 'problem.incomplete', message }];
  }
  return targetIsSound && facts.classes ? findStratifyProblems(facts.classes, train, test) : [];
}

function findStratifyProblems(classes: readonly ClassCount[], train: number, test: number): readonly CodedFinding[] {
  const single = classes.find((each) => each.count < 2);
  if (single) {
    const message = `Class “${single.label}” has only one row, which cannot be in both parts.`;
    return [splitError(message, 'Turn stratifying off, or import more rows of this class.')];
  }
  if (Math.min(train, test) >= classes.length) return [];
  const message = `Parts of ${train} and ${test} rows cannot both hold all ${classes.length} classes.`;
  return [splitError(message, 'Turn stratifying off, or change the share held back.')];
}

/** What the parts turned out to hold. */
export function findPartProblems(train: PartSummary, test: PartSummary): readonly CodedFinding[] {
  const trained = train.balance.filter((each) => each.count > 0);
  const [only] = trained;
  if (only && trained.length === 1) {
    const message = `All ${plural(train.rows, 'row')} of the training part are of class “${only.label}”.`;
    return [
      {
        severity: 'error',
        field: 'split',
        code: 'problem.target-one-class',
        message,
        remedy: 'Turn stratifying on, or choose another seed.',
      },
    ];
  }
  return [...absentClasses('training', train), ...absentClasses('test', test)];
}

function absentClasses(part: string, summary: PartSummary): readonly CodedFinding[] {
  const absent = summary.balance.filter((each) => each.count === 0).map((each) => `“${each.label}”`);
  if (absent.length === 0) return [];
  const named = absent.length > 5 ? `${absent.slice(0, 5).join(', ')} and ${absent.length - 5} more` : absent.join(', ');
  const message = `The ${part} part has no row of class ${named}.`;
  return [
    { severity: 'note', field: 'split', code: 'problem.incomplete', message, remedy: 'Turn stratifying on, or choose another seed.' },
  ];
}

function splitError(message: string, remedy: string): CodedFinding {
  return { severity: 'error', field: 'split', code: 'problem.too-few-rows', message, remedy };
}
