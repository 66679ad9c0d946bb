import type { ProblemSpecInput } from '../../core/problem/problem';

/** Whole numbers from 0 to `below`, the same on every machine (Numerical Recipes' generator). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
}

/** 5,000 rows: two features of three steps that end early or miss values, pixels, an order that is not the file's, groups and classes. */
export function wideCsv(): string {
  const next = numbers(7);
  const lines = ['t,shop,a1,a2,a3,b1,b2,b3,e1,e2,e3,p1,p2,p3,p4,label,y,z'];
  for (let row = 0; row < 5000; row += 1) {
    const length = 1 + next(3);
    const steps = Array.from({ length: 6 }, () => (next(40) === 0 ? '' : next(20_000) / 16 + 1));
    const ended = Array.from({ length: 3 }, (_, step) => (step < length ? next(1000) / 8 : ''));
    const pixels = Array.from({ length: 4 }, () => next(256));
    const targets = [`k${next(4)}`, next(9000) / 4 + 1, next(50) === 0 ? '' : next(100) - 50];
    lines.push([(row * 1777) % 5000, next(40), ...steps, ...ended, ...pixels, ...targets].join(','));
  }
  return `${lines.join('\n')}\n`;
}

const steps = ['a1', 'a2', 'a3', 'b1', 'b2', 'b3'];
const sequences: ProblemSpecInput = { steps, features: 2, layout: 'by-feature', targets: ['y'], task: 'number', missing: 'mean' };
const ended: ProblemSpecInput = { steps: ['e1', 'e2', 'e3'], targets: ['label'], task: 'classes', missing: 'drop' };
const image = { height: 2, width: 2, channels: 1 };
const windows = { inputs: ['y', 'a1'], lookBack: 4, foresight: 1 };

/** Problems of every way in which samples come to lie in a file. */
export const problems: Readonly<Record<string, ProblemSpecInput>> = {
  'two features and two parts at random': { ...sequences, scaling: 'standard' },
  'three parts at random': { ...sequences, layout: 'by-step', split: { test: 0.2, validation: 0.1, seed: 4 }, scaling: 'min-max' },
  'an order that is not that of the file': { ...sequences, order: 't', split: { method: 'chronological', test: 0.2, validation: 0.2 } },
  'the median and the quartiles': { ...sequences, scaling: 'robust', scalings: { y: 'robust' } },
  'two targets, one scaled': { ...sequences, targets: ['y', 'z'], missing: 'interpolate', scalings: { z: 'standard' } },
  'logarithms and a mask': { ...sequences, missing: 'mask', maskValue: -5, scalings: { a1: 'log', y: 'log' } },
  'differences of steps': { ...sequences, missing: 'forward', scaling: 'difference' },
  'padded sequences with classes alike in all parts': { ...ended, lengths: 'pad', split: { validation: 0.2, stratify: true } },
  'open sequences that are tested on themselves': { ...ended, lengths: 'open', split: { method: 'none' } },
  'groups, a filter and the rows after the last of something': {
    ...sequences,
    filter: [{ column: 'y', is: '≥', value: '100' }],
    afterLast: { column: 'shop', is: '=', value: '3' },
    split: { method: 'group', group: 'shop', validation: 0.2 },
  },
  'a condition, and repeated rows once': {
    ...sequences,
    duplicates: 'drop-inputs',
    split: { method: 'condition', testWhen: [{ column: 't', is: '≥', value: '4000' }] },
  },
  pictures: { shape: 'image-a-row', steps: ['p1', 'p2', 'p3', 'p4'], image, targets: ['label'], task: 'classes', scaling: 'divide-255' },
  windows: {
    shape: 'windows',
    order: 't',
    windows,
    targets: ['y'],
    task: 'number',
    missing: 'forward',
    scaling: 'standard',
    split: { method: 'chronological' },
  },
  'windows of differences': {
    shape: 'windows',
    order: 't',
    windows,
    targets: ['y'],
    task: 'number',
    missing: 'forward',
    scaling: 'difference',
    split: { method: 'chronological', validation: 0.1 },
  },
};
