import type { ColumnProfile } from '../dataset/dataset';
import { guessSteps, guessTask, guessTaskOf } from './columns';
import { guessImage } from './guess-image';
import type { ProblemSpec, Task } from './problem';
import { inputColumns } from './spec-columns';
import type { WindowsSpec } from './windows-spec';

/** The shapes that a sequence problem can have, by what goes in and what comes out; and a picture. */
export const pictures = ['one-to-one', 'one-to-many', 'many-to-one', 'many-to-many', 'image'] as const;
export type Picture = (typeof pictures)[number];

/** What a window is given where it is to have several rows and has one. */
const someRows = { lookBack: 10, horizon: 5 } as const;

/** @returns which of the pictures a problem is; one that nothing is chosen for yet reads many steps and answers once */
export function pictureOf(spec: ProblemSpec): Picture {
  if (spec.shape === 'image-a-row') return 'image';
  const [many, answers] = spec.windows && spec.shape === 'windows' ? windowSides(spec.windows) : rowSides(spec);
  if (many) return answers ? 'many-to-many' : 'many-to-one';
  return answers ? 'one-to-many' : 'one-to-one';
}

function windowSides({ lookBack, horizon, targetAt }: WindowsSpec): readonly [boolean, boolean] {
  return [lookBack > 1, horizon > 1 || (targetAt === 'every-step' && lookBack > 1)];
}

function rowSides({ steps, features, targets }: ProblemSpec): readonly [boolean, boolean] {
  return [steps.length === 0 || steps.length > features, targets.length > 1];
}

/**
 * The same problem as another picture: what a picture leaves open keeps what was chosen, the rest is set to what makes it that picture.
 *
 * @param columns of the dataset
 * @returns a problem that may be another picture than was asked for, where the table has too few columns for it
 */
export function withPicture(spec: ProblemSpec, picture: Picture, columns: readonly ColumnProfile[]): ProblemSpec {
  if (picture === pictureOf(spec)) return spec;
  if (picture === 'image') return asImage(spec, columns);
  const plain = spec.shape === 'image-a-row' ? leftImage(spec, columns) : spec;
  return plain.windows && plain.shape === 'windows'
    ? { ...plain, windows: windowsLike(plain.windows, picture) }
    : rowsLike(plain, picture, columns);
}

function asImage(spec: ProblemSpec, columns: readonly ColumnProfile[]): ProblemSpec {
  const guess = guessImage(columns);
  const fallback = spec.image ?? { height: 28, width: 28, channels: 1 };
  return {
    ...spec,
    shape: 'image-a-row',
    image: guess?.image ?? fallback,
    steps: [...(guess?.pixels ?? spec.steps)],
    targets: typeof guess?.label === 'string' ? [guess.label] : spec.targets,
    scaling: guess && !guess.bytes ? 'none' : 'divide-255',
    missing: spec.missing === 'drop' || spec.missing === 'refuse' ? spec.missing : 'refuse',
  };
}

function leftImage(spec: ProblemSpec, columns: readonly ColumnProfile[]): ProblemSpec {
  return {
    ...spec,
    shape: spec.windows ? 'windows' : 'sequence-a-row',
    steps: spec.steps.length > 0 ? spec.steps : [...guessSteps(columns)],
    scaling: spec.scaling === 'divide-255' ? 'none' : spec.scaling,
  };
}

function windowsLike(windows: WindowsSpec, picture: Exclude<Picture, 'image'>): WindowsSpec {
  const several = Math.max(windows.lookBack, 2) === windows.lookBack ? windows.lookBack : someRows.lookBack;
  switch (picture) {
    case 'one-to-one':
      return { ...windows, lookBack: 1, horizon: 1, targetAt: 'last-step' };
    case 'one-to-many':
      return { ...windows, lookBack: 1, horizon: windows.horizon > 1 ? windows.horizon : someRows.horizon, targetAt: 'last-step' };
    case 'many-to-one':
      return { ...windows, lookBack: several, horizon: 1, targetAt: 'last-step' };
    case 'many-to-many':
      return { ...windows, lookBack: several, targetAt: windows.horizon > 1 ? 'last-step' : 'every-step' };
  }
}

function rowsLike(spec: ProblemSpec, picture: Exclude<Picture, 'image'>, columns: readonly ColumnProfile[]): ProblemSpec {
  const many = picture === 'many-to-many' || picture === 'one-to-many';
  const sides = many ? severalTargets(spec, columns) : { steps: spec.steps, targets: spec.targets.slice(0, 1) };
  const one = picture === 'one-to-one' || picture === 'one-to-many';
  const steps = !one && sides.steps.length < 2 ? moreSteps(sides, columns) : sides.steps;
  return {
    ...spec,
    steps: [...steps],
    targets: [...sides.targets],
    task: many ? taskOfSeveral(spec, sides, columns) : spec.task,
    features: one ? Math.max(1, steps.length) : 1,
    lengths: one ? 'equal' : spec.lengths,
  };
}

interface Sides {
  readonly steps: readonly string[];
  readonly targets: readonly string[];
}

/**
 * Classes that nothing is done with become targets beside a class, numbers beside a number; where there are none, what goes in gives some of
 * itself: its later half.
 */
function severalTargets({ steps, targets, task }: ProblemSpec, columns: readonly ColumnProfile[]): Sides {
  if (targets.length > 1) return { steps, targets };
  const classes = task === 'number' ? [] : classesBut(columns, [...steps, ...targets]);
  if (classes.length > 0) return { steps, targets: [...targets, ...classes] };
  if (columns.some(({ name, type }) => targets.includes(name) && type !== 'number')) return { steps, targets };
  const free = numbersBut(columns, [...steps, ...targets]);
  if (targets.length + free.length > 1) return { steps, targets: [...targets, ...free] };
  const kept = Math.ceil(steps.length / 2);
  return { steps: steps.slice(0, kept), targets: [...steps.slice(kept), ...targets] };
}

/** What was said of several stays; of those that have come to one it is guessed. */
function taskOfSeveral({ task, targets }: ProblemSpec, sides: Sides, columns: readonly ColumnProfile[]): Task {
  const chosen = columns.filter(({ name }) => sides.targets.includes(name));
  return targets.length > 1 || task === 'number' || chosen.length < 2 ? task : guessTaskOf(chosen);
}

function classesBut(columns: readonly ColumnProfile[], names: readonly string[]): readonly string[] {
  const free = columns.filter((column) => guessTask(column) !== 'number' && column.type !== 'date' && !names.includes(column.name));
  return free.map(({ name }) => name);
}

function moreSteps({ steps, targets }: Sides, columns: readonly ColumnProfile[]): readonly string[] {
  const guessed = guessSteps(columns).filter((name) => !targets.includes(name));
  return guessed.length > 1 ? guessed : [...steps, ...numbersBut(columns, [...steps, ...targets])];
}

function numbersBut(columns: readonly ColumnProfile[], names: readonly string[]): readonly string[] {
  return columns.filter(({ name, type }) => type === 'number' && !names.includes(name)).map(({ name }) => name);
}

/** @returns whether a table has what a picture needs, so that it can be chosen */
export function canBe(picture: Picture, spec: ProblemSpec, columns: readonly ColumnProfile[]): boolean {
  if (picture === 'image') return numbersBut(columns, []).length > 1;
  return inputColumns(spec).length === 0 || pictureOf(withPicture(spec, picture, columns)) === picture;
}
