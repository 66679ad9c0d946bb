import { conditionText } from '../problem/condition';
import type { ProblemSpec, Task } from '../problem/problem';
import type { WindowsSpec } from '../problem/windows-spec';
import { formatCount, formatNumber, plural } from '../text';
import type { ResultRecord } from './report';
import { listNames, type Sentence } from './sentence';

/** A line of the problem's table: what it is about, and what is said of it. */
export interface ProblemLine {
  readonly term: string;
  readonly words: Sentence;
}

const taskWords: Readonly<Record<Task, string>> = { binary: 'one of two classes', classes: 'one of several classes', number: 'a number' };
const severalWords: Readonly<Record<Task, string>> = {
  binary: 'each one of two classes',
  classes: 'each one of several classes',
  number: 'numbers',
};

/** `row`, `window`, `picture`: what one sample of a problem is. */
export function sampleNoun({ shape }: Pick<ProblemSpec, 'shape'>): 'row' | 'window' | 'picture' {
  switch (shape) {
    case 'sequence-a-row':
      return 'row';
    case 'windows':
      return 'window';
    case 'image-a-row':
      return 'picture';
  }
}

/** What the figures are measured on: `test rows`, `test window`. */
export function testNoun({ problem, leaderboard }: ResultRecord): string {
  return `test ${sampleNoun(problem.spec)}${leaderboard.testRows === 1 ? '' : 's'}`;
}

/** What predicts what, in one sentence: `Windows of 10 rows of sunspots predict sunspots, a number, of the row after them.` */
export function problemSentence({ problem: { spec }, prepared }: ResultRecord): Sentence {
  const target: Sentence = [...listNames(spec.targets), `, ${(spec.targets.length > 1 ? severalWords : taskWords)[spec.task]}`];
  const [first = 1, second = 1, channels = 1] = prepared.shape.input;
  switch (spec.shape) {
    case 'sequence-a-row': {
      const features = second > 1 ? `, ${plural(second, 'feature')} each` : '';
      return [`Each row is one sequence of ${lengthWords(spec, first)}${features}; it predicts `, ...target, '.'];
    }
    case 'image-a-row':
      return [`Each row is a picture of ${first} × ${second}${channels > 1 ? ` × ${channels}` : ''} values; it predicts `, ...target, '.'];
    case 'windows':
      return spec.windows ? windowSentence(spec.windows, target) : [];
  }
}

function lengthWords({ lengths }: ProblemSpec, steps: number): string {
  return lengths === 'equal' ? plural(steps, 'step') : `up to ${plural(steps, 'step')}`;
}

function windowSentence({ inputs, known, calendar, lookBack, ...windows }: WindowsSpec, target: Sentence): Sentence {
  const inside = listNames([...inputs, ...known, ...calendar]);
  const predict = lookBack === 1 ? ' predicts ' : ' predict ';
  return [
    `${lookBack === 1 ? 'One row' : `Windows of ${plural(lookBack, 'row')}`} of `,
    ...inside,
    predict,
    ...target,
    `, ${aheadWords(windows)}.`,
  ];
}

function aheadWords({ foresight, horizon, targetAt }: Pick<WindowsSpec, 'foresight' | 'horizon' | 'targetAt'>): string {
  const first = foresight === 0 ? 'the next row' : `the row ${formatCount(foresight + 1)} rows on`;
  if (targetAt === 'every-step') return `at every step for ${first}`;
  return horizon === 1 ? `of ${first}` : `of ${plural(horizon, 'row')}, beginning with ${first}`;
}

/** How rows became samples, a line each; what was left as it is has none. */
export function problemLines(record: ResultRecord): readonly ProblemLine[] {
  const { spec } = record.problem;
  const lines: readonly (ProblemLine | null)[] = [
    orderLine(spec),
    spec.filter.length === 0 ? null : { term: 'Filter', words: [`rows for which ${spec.filter.map(conditionText).join(' and ')}`] },
    spec.afterLast && { term: 'From', words: [`the first row after the last one whose ${conditionText(spec.afterLast)}`] },
    leftOutLine(record),
    missingLine(record),
    spec.balance === 'balanced' ? { term: 'Class weights', words: ['balanced by the samples of the training part'] } : null,
  ];
  return lines.filter((line) => line !== null);
}

function orderLine({ shape, order, series, windows }: ProblemSpec): ProblemLine | null {
  if (shape !== 'windows' || !windows) return null;
  const within: Sentence = series === null ? [] : [', each value of ', { name: series }, ' a series of its own'];
  const stride = windows.stride === 1 ? [] : [`; a window begins every ${plural(windows.stride, 'row')}`];
  const anywhere = windows.anywhere ? ['; trained by steps, windows begin at any moment of the training part'] : [];
  return {
    term: 'Order',
    words: [...(order === null ? ['as the rows stand'] : ['by ', { name: order }]), ...within, ...stride, ...anywhere],
  };
}

function leftOutLine({ prepared: { counts, folds }, problem: { spec } }: ResultRecord): ProblemLine | null {
  const of = (key: 'filtered' | 'duplicates' | 'dropped' | 'straddling', what: string): Sentence[] =>
    counts[key] === 0 ? [] : [[{ path: `prepared.counts.${key}`, value: counts[key], text: formatCount(counts[key]) }, ` ${what}`]];
  const parts = [
    ...of('filtered', 'rows by the filter'),
    ...of('duplicates', 'rows like one before'),
    ...of('dropped', 'rows with missing values'),
    ...of('straddling', `windows that would straddle two parts or a gap${folds ? ', in the last fold' : ''}`),
  ];
  if (parts.length === 0) return spec.shape === 'windows' ? { term: 'Left out', words: ['nothing'] } : null;
  return { term: 'Left out', words: parts.flatMap((part, index) => [...(index === 0 ? [] : [', ']), ...part]) };
}

function missingLine({ prepared: { counts }, problem: { spec } }: ResultRecord): ProblemLine | null {
  if (counts.filled === 0) return null;
  const how: Readonly<Record<ProblemSpec['missing'], string>> = {
    refuse: '',
    drop: '',
    forward: 'the last value before',
    interpolate: 'a line between the values around',
    mean: 'the mean of the training part',
    mask: `${formatNumber(spec.maskValue)}, for a Masking layer`,
  };
  const words = how[spec.missing] || `${formatNumber(spec.maskValue)} at the end of shorter sequences`;
  return {
    term: 'Filled',
    words: [{ path: 'prepared.counts.filled', value: counts.filled, text: formatCount(counts.filled) }, ` rows, with ${words}`],
  };
}
