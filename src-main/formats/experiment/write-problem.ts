import { problemSpecSchema, type ProblemSpec } from '../../core/problem/problem';
import { splitSchema } from '../../core/problem/split-spec';
import { windowsSchema } from '../../core/problem/windows-spec';

/** What every problem says, whatever its defaults are: a later version must not change it. */
const alwaysTold: readonly string[] = [
  'steps',
  'targets',
  'task',
  'split',
  'scaling',
  'method',
  'test',
  'seed',
  'inputs',
  'lookBack',
  'foresight',
];

/** A problem as it stands in an experiment file: what is at its default is left out, but for what tells what kind of problem it is. */
export function writeProblem(problem: ProblemSpec): object {
  const { steps, split, windows, ...rest } = problem;
  return {
    ...told({ ...rest, windows: windows && told(windows, windowsSchema.parse({})) }, problemSpecSchema.parse({ task: problem.task })),
    ...(problem.shape === 'windows' && steps.length === 0 ? {} : { steps }),
    split: told(split, splitSchema.parse({})),
  };
}

function told(value: object, defaults: object): object {
  const entries = Object.entries(value).filter(
    ([key, entry]) => alwaysTold.includes(key) || JSON.stringify(entry) !== JSON.stringify(Reflect.get(defaults, key)),
  );
  return Object.fromEntries(entries);
}
