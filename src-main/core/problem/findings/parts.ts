import { formatBytes, formatCount, plural } from '../../text';
import type { CodedFinding } from '../facts';
import type { PlannedRows } from '../layout';
import type { PartSummary, ProblemField, ProblemFix, ProblemSpec } from '../problem';
import type { PartName } from '../split-spec';
import type { WindowGrid } from '../windows';
import { errorAt, fix, noteAt } from './finding';

/** Fewest samples that can be trained on. */
const fewestTrained = 2;
const words = { train: 'training', validation: 'validation', test: 'test' } as const satisfies Record<PartName, string>;
/** A file of tensors beyond this cannot be read at once. */
export const mostBytes = 1_900_000_000;

/** Groups, conditions and steps forward that cannot make the parts that are wanted; said before rows are shared out. */
export function findSplitFaults({ split }: ProblemSpec, rows: PlannedRows, wanted: number): CodedFinding[] {
  const other = fix('Split in their order', { split: { ...split, method: 'chronological' } });
  switch (split.method) {
    case 'group': {
      const groups = rows.groups?.count ?? 0;
      if (groups >= wanted) return [];
      const message = `${split.group ?? ''} has ${plural(groups, 'group')}, too few for ${wanted} parts.`;
      return [
        errorAt('split', message, 'Choose a column with more values, or another split.', { code: 'problem.too-few-rows', fixes: [other] }),
      ];
    }
    case 'walk-forward': {
      const longest = Math.max(1, rows.order ? rows.count : longestSeries(rows.bounds));
      if (Math.floor(longest / (split.folds + 1)) > 0) return [];
      const message = `${plural(longest, 'row')} cannot be cut into ${split.folds} folds and one part to begin with.`;
      return [errorAt('split', message, 'Choose fewer folds.', { code: 'problem.too-few-rows', fixes: [other] })];
    }
    case 'random':
    case 'chronological':
    case 'condition':
    case 'none':
      return [];
  }
}

export function longestSeries(bounds: Uint32Array): number {
  let longest = 0;
  for (let series = 0; series + 1 < bounds.length; series += 1)
    longest = Math.max(longest, (bounds[series + 1] ?? 0) - (bounds[series] ?? 0));
  return longest;
}

/** Windows longer than what they are cut from. */
export function findWindowFaults(spec: ProblemSpec, rows: PlannedRows, grid: WindowGrid): CodedFinding[] {
  const longest = longestSeries(rows.bounds);
  const needed = grid.span + grid.lost;
  if (longest >= needed) return [];
  const what = rows.bounds.length > 2 ? 'the longest series' : 'the series';
  const message = `A window takes ${plural(needed, 'row')} from its beginning to what it predicts, but ${what} has ${formatCount(longest)}.`;
  return [
    errorAt('windows', message, 'Look back less far, or predict nearer.', {
      code: 'problem.too-few-rows',
      fixes: shorter(spec, longest - grid.lost),
    }),
  ];
}

/** A shorter look-back that fits into so many rows. */
function shorter({ windows }: ProblemSpec, rows: number): ProblemFix[] {
  if (!windows) return [];
  const beyond = windows.foresight + (windows.targetAt === 'every-step' ? 1 : windows.horizon);
  const lookBack = Math.min(windows.lookBack, Math.floor((rows - beyond) / 2));
  return lookBack < 1 || lookBack === windows.lookBack
    ? []
    : [fix(`Look back ${plural(lookBack, 'row')}`, { windows: { ...windows, lookBack } })];
}

export interface PlannedParts {
  readonly train: PartSummary;
  readonly validation: PartSummary | null;
  readonly test: PartSummary;
}

/** What the parts turned out to hold. */
export function findPartFaults(spec: ProblemSpec, parts: PlannedParts): CodedFinding[] {
  const few = findEmptyParts(spec, parts);
  if (few.length > 0) return few;
  const trained = parts.train.balance.filter((each) => each.count > 0);
  const [only] = trained;
  const fixes = [
    fix('Stratify', { split: { ...spec.split, stratify: true } }),
    fix('Another seed', { split: { ...spec.split, seed: spec.split.seed + 1 } }),
  ];
  if (only && trained.length === 1) {
    const message = `All ${plural(parts.train.rows, noun(spec))} of the training part are of class “${only.label}”.`;
    const more = { code: 'problem.target-one-class' as const, ...(spec.split.method === 'random' ? { fixes } : {}) };
    return [
      errorAt('split', message, spec.split.method === 'random' ? 'Turn stratifying on, or choose another seed.' : 'Split otherwise.', more),
    ];
  }
  return [
    ...findConstantTargets(parts),
    ...(['train', 'validation', 'test'] as const).flatMap((name) => absentClasses(spec, name, parts[name], fixes)),
  ];
}

/** Of several targets, those that have one class in all that is trained on: the others can be learned all the same. */
function findConstantTargets({ train }: PlannedParts): CodedFinding[] {
  return (train.balanceByTarget ?? []).flatMap(({ target, balance }) => {
    const [only, ...others] = balance.filter(({ count }) => count > 0);
    if (!only || others.length > 0) return [];
    return [noteAt('split', `In the training part ${target} is always “${only.label}”: nothing else can be learned of it.`)];
  });
}

function noun({ shape }: ProblemSpec): string {
  return shape === 'windows' ? 'window' : 'row';
}

function findEmptyParts(spec: ProblemSpec, parts: PlannedParts): CodedFinding[] {
  const { train, validation, test } = parts;
  const thing = noun(spec);
  const code = 'problem.too-few-rows' as const;
  if (spec.split.method === 'random' && (train.rows < fewestTrained || validation?.rows === 0 || test.rows === 0)) {
    const total = train.rows + (validation?.rows ?? 0) + test.rows;
    const held = validation
      ? `${plural(test.rows, thing)} would be held back for testing, ${plural(validation.rows, thing)} for validation`
      : `${plural(test.rows, thing)} would be held back for testing`;
    const message = `Of ${plural(total, thing)}, ${held} and ${plural(train.rows, thing)} left to train on.`;
    return [errorAt('split', message, 'Import more rows, or hold back a smaller share.', { code })];
  }
  const remedy = spec.shape === 'windows' ? 'Split otherwise, or make windows shorter.' : 'Split otherwise.';
  return (['train', 'validation', 'test'] as const).flatMap((name) => {
    const part = parts[name];
    if (!part || part.rows >= (name === 'train' ? fewestTrained : 1)) return [];
    const fixes = spec.shape === 'windows' ? shorter(spec, part.tableRows) : [];
    return [errorAt(emptyField(spec, part), emptyMessage(spec, name, part), remedy, { code, fixes })];
  });
}

function emptyField({ shape }: ProblemSpec, part: PartSummary): ProblemField {
  return shape === 'windows' && part.tableRows > 0 ? 'windows' : 'split';
}

function emptyMessage(spec: ProblemSpec, name: PartName, part: PartSummary): string {
  const { method } = spec.split;
  if (part.tableRows === 0 && method === 'condition') {
    return name === 'train'
      ? 'All rows meet the conditions of other parts, so none is left to train on.'
      : `No row meets the conditions of the ${words[name]} part.`;
  }
  if (part.tableRows === 0) return `The ${words[name]} part has no rows.`;
  if (spec.shape !== 'windows') return `The ${words[name]} part has only ${plural(part.rows, 'row')}.`;
  return `The ${words[name]} part has ${plural(part.rows, 'window')}: its ${plural(part.tableRows, 'row')} hold no unbroken stretch that is long enough.`;
}

function absentClasses(spec: ProblemSpec, name: PartName, part: PartSummary | null, fixes: readonly ProblemFix[]): readonly CodedFinding[] {
  const absent = (part?.balance ?? []).filter((each) => each.count === 0).map((each) => `“${each.label}”`);
  // Classes that were named may well never occur.
  if (absent.length === 0 || spec.classes) return [];
  const named = absent.length > 5 ? `${absent.slice(0, 5).join(', ')} and ${absent.length - 5} more` : absent.join(', ');
  const random = spec.split.method === 'random';
  const remedy = random ? 'Turn stratifying on, or choose another seed.' : undefined;
  return [noteAt('split', `The ${words[name]} part has no ${noun(spec)} of class ${named}.`, remedy, random ? { fixes } : {})];
}

/** Classes that cannot be shared out alike. @param counts samples of each class, in the parts together */
export function findStratifyFaults(
  spec: ProblemSpec,
  counts: readonly { readonly label: string; readonly count: number }[],
  parts: readonly number[],
): CodedFinding[] {
  const occurring = counts.filter(({ count }) => count > 0);
  const fixes = [fix('Without stratifying', { split: { ...spec.split, stratify: false } })];
  const code = 'problem.too-few-rows' as const;
  const single = occurring.find(({ count }) => count < 2);
  if (single) {
    const several = spec.targets.length > 1;
    const message = several
      ? `Only one ${noun(spec)} has the classes “${single.label}” of all targets together, which cannot be in both parts.`
      : `Class “${single.label}” has only one ${noun(spec)}, which cannot be in both parts.`;
    const kind = several ? 'with these classes' : 'of this class';
    return [errorAt('split', message, `Turn stratifying off, or import more rows ${kind}.`, { code, fixes })];
  }
  if (Math.min(...parts) >= occurring.length) return [];
  const message = `Parts of ${parts.map(formatCount).join(' and ')} ${noun(spec)}s cannot each hold all ${occurring.length} ${spec.targets.length > 1 ? 'combinations of classes' : 'classes'}.`;
  return [errorAt('split', message, 'Turn stratifying off, or change the share held back.', { code, fixes })];
}

/** A table of numbers that would not fit. @param bytes of the prepared file */
export function findTooLarge(bytes: number): CodedFinding[] {
  if (bytes <= mostBytes) return [];
  const message = `The prepared data would take ${formatBytes(bytes)}; at most ${formatBytes(mostBytes)} can be trained on.`;
  return [errorAt('shape', message, 'Take fewer columns, or leave rows out by a filter.', { code: 'problem.incomplete' })];
}

/** What was left out or filled on the way, so that nothing happens in silence. */
export function findTreated(
  { missing }: ProblemSpec,
  counts: { readonly missing: number; readonly dropped: number; readonly filled: number },
  targetless: number,
): CodedFinding[] {
  const found: CodedFinding[] = [];
  if (counts.dropped > 0)
    found.push(noteAt('missing', `${plural(counts.dropped, 'row')} with missing values ${counts.dropped === 1 ? 'is' : 'are'} left out.`));
  const how = {
    refuse: '',
    drop: '',
    forward: 'the last value before',
    interpolate: 'a line between the values around',
    mean: 'the mean of the training part',
    mask: 'the mask value',
  }[missing];
  if (counts.filled > 0 && how !== '')
    found.push(noteAt('missing', `In ${plural(counts.filled, 'row')} missing values are filled: ${how}.`));
  if (targetless > 0)
    found.push(
      noteAt(
        'missing',
        `${plural(targetless, 'row')} without target ${targetless === 1 ? 'is' : 'are'} never predicted: a target is not made up.`,
      ),
    );
  return found;
}
