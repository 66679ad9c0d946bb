import { beforeEach, expect, it } from 'vitest';
import type { Client } from '../../contract/rpc';
import { formulaSpecSchema } from '../../core/dataset/formula';
import type { DatasetSummary } from '../../core/dataset/dataset';
import { type ProblemFinding, problemSpecSchema, type ProblemSpecInput } from '../../core/problem/problem';
import { windowsSchema } from '../../core/problem/windows-spec';
import { fileWith, importFile, openedClient } from '../testing/data-client';

/** Every setting that cannot be prepared is named, and each of its buttons leads out of that finding. */

let client: Client;
let days: DatasetSummary;
let formula: DatasetSummary;
beforeEach(async () => {
  ({ client } = await openedClient());
  const header = 'day,twice,gap,shop,price,volume,flag,note,one,M1,M2,M3,M4';
  const row = (index: number): string => {
    const day = new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10);
    const twice = index - (index % 2);
    const gap = index === 7 ? '' : index;
    return [
      day,
      twice,
      gap,
      index < 30 ? 'north' : 'south',
      index - 3,
      index * 2 + 1,
      index % 2,
      `n${index}`,
      5,
      index,
      index + 1,
      index + 2,
      index === 9 ? '' : 4,
    ].join(',');
  };
  days = await importFile(client, fileWith(`${header}\n${Array.from({ length: 60 }, (_, index) => row(index)).join('\n')}\n`, 'days.csv'));
  formula = await client.invoke('dataset.fromFormula', {
    name: 'Root',
    formula: formulaSpecSchema.parse({ from: -1, to: 9, step: 0.1, columns: [{ name: 'y', expression: 'sqrt(t)' }] }),
    job: 'root',
  });
});

const windows = (change: Partial<ReturnType<typeof windowsSchema.parse>> = {}): ReturnType<typeof windowsSchema.parse> => ({
  ...windowsSchema.parse({ inputs: ['volume'], lookBack: 5 }),
  ...change,
});
const series: ProblemSpecInput = {
  shape: 'windows',
  task: 'number',
  order: 'day',
  windows: windows(),
  targets: ['volume'],
  split: { method: 'chronological', test: 0.2 },
};
const rows: ProblemSpecInput = { steps: ['M1', 'M2'], targets: ['flag'], task: 'binary' };

async function findingsOf(dataset: DatasetSummary, spec: ProblemSpecInput): Promise<readonly ProblemFinding[]> {
  return (await client.invoke('problem.check', { datasetId: dataset.id, spec: problemSpecSchema.parse(spec) })).findings;
}

/** [what it is, the problem, field, words of the message, whether a button has to lead out] */
type Case = readonly [string, ProblemSpecInput, ProblemFinding['field'], string, 'button' | 'no button'];

const cases: readonly Case[] = [
  ['no columns', { ...rows, steps: [] }, 'steps', 'No columns are chosen as steps', 'no button'],
  ['a column twice', { ...rows, steps: ['M1', 'M1'] }, 'steps', 'chosen as a step twice', 'button'],
  ['a column that is not there', { ...rows, steps: ['M1', 'M9'] }, 'steps', 'no column M9', 'button'],
  [
    'columns that do not fit the features',
    { ...rows, steps: ['M1', 'M2', 'M3'], features: 2 },
    'steps',
    '3 columns cannot be shared out',
    'button',
  ],
  ['a text among the steps', { ...rows, steps: ['M1', 'note'] }, 'steps', 'Step note has the text “n0”', 'button'],
  ['a missing step', { ...rows, steps: ['M1', 'M4'] }, 'steps', 'Step M4 has no value in row 10', 'button'],
  ['a target among the steps', { ...rows, steps: ['M1', 'flag'] }, 'target', 'both a step and the target', 'button'],
  ['no target', { ...rows, targets: [] }, 'target', 'No target is chosen', 'no button'],
  ['a target twice', { ...rows, task: 'number', targets: ['price', 'price'] }, 'target', 'chosen as a target twice', 'button'],
  ['several targets of classes', { ...rows, targets: ['flag', 'shop'] }, 'target', 'only as numbers', 'button'],
  ['a target of text as a number', { ...rows, task: 'number', targets: ['shop'] }, 'task', 'is not a number', 'button'],
  ['a target that never changes', { ...rows, task: 'number', targets: ['one'] }, 'target', 'same value in every row', 'no button'],
  ['one class', { ...rows, task: 'classes', targets: ['one'] }, 'target', 'only one class', 'no button'],
  ['sixty classes of two', { ...rows, targets: ['price'] }, 'task', 'has 60 classes', 'button'],
  [
    'a value that is no class',
    { ...rows, task: 'classes', targets: ['shop'], classes: ['north', 'east'] },
    'task',
    'none of its classes',
    'button',
  ],
  ['a missing target', { ...rows, task: 'number', targets: ['gap'] }, 'target', 'no value in 1 of 60 rows', 'button'],
  ['a difference of one step', { ...rows, steps: ['M1'], scaling: 'difference' }, 'scaling', 'there is only one step', 'button'],
  [
    'a difference of a row’s target',
    { ...rows, task: 'number', targets: ['price'], scalings: { price: 'difference' } },
    'scaling',
    'stands alone in its row',
    'button',
  ],
  [
    'a logarithm of what is not positive',
    { ...rows, steps: ['price', 'M2'], scaling: 'log' },
    'scaling',
    '4 rows of price are not, the first with -3 in row 1',
    'button',
  ],
  [
    'pictures without a size',
    { ...rows, shape: 'image-a-row', steps: ['M1', 'M2', 'M3', 'volume'] },
    'shape',
    'Height and width',
    'button',
  ],
  [
    'pictures of another size',
    { ...rows, shape: 'image-a-row', image: { height: 3, width: 3 } },
    'shape',
    '2 columns are chosen, but 3 × 3 × 1 are 9',
    'no button',
  ],
  [
    'pixels filled from the one before',
    { ...rows, shape: 'image-a-row', steps: ['M1', 'M4'], image: { height: 1, width: 2 }, missing: 'forward' },
    'missing',
    'Pixels have no values before',
    'button',
  ],
  ['no inputs', { ...series, windows: windows({ inputs: [] }) }, 'windows', 'No columns are chosen that go into a window', 'no button'],
  ['an input of text', { ...series, windows: windows({ inputs: ['volume', 'note'] }) }, 'windows', 'Input note has the text', 'button'],
  [
    'a missing input',
    { ...series, windows: windows({ inputs: ['volume', 'gap'] }) },
    'windows',
    'Input gap has no value in row 8',
    'button',
  ],
  ['an order of texts', { ...series, order: 'note' }, 'windows', 'cannot be ordered by note', 'button'],
  ['an order with equal values', { ...series, order: 'twice' }, 'windows', '30 rows have the same twice as the row before', 'button'],
  ['an order with missing values', { ...series, order: 'gap' }, 'windows', 'is missing in 1 row; the first is row 8', 'button'],
  [
    'a calendar without dates',
    { ...series, order: 'volume', windows: windows({ calendar: ['weekday'] }) },
    'windows',
    'Weekday can only be made from dates',
    'button',
  ],
  [
    'a horizon at every step',
    { ...series, windows: windows({ targetAt: 'every-step', horizon: 2 }) },
    'windows',
    'the horizon is 1, not 2',
    'button',
  ],
  [
    'classes ahead',
    { ...series, task: 'binary', targets: ['flag'], windows: windows({ horizon: 3 }) },
    'windows',
    'A class is predicted once',
    'button',
  ],
  [
    'a window longer than the series',
    { ...series, windows: windows({ lookBack: 80 }) },
    'windows',
    'takes 81 rows from its beginning',
    'button',
  ],
  [
    'a window longer than any of two series',
    { ...series, series: 'shop', windows: windows({ lookBack: 40 }) },
    'windows',
    'the longest series has 30',
    'button',
  ],
  ['a window longer than a part', { ...series, windows: windows({ lookBack: 20 }) }, 'windows', 'The test part has 0 windows', 'button'],
  ['windows of a file anywhere', { ...series, windows: windows({ anywhere: true }) }, 'windows', 'not made from a formula', 'button'],
  ['a condition on no column', { ...rows, filter: [{ column: 'year', is: '≥', value: '2000' }] }, 'filter', 'no column year', 'button'],
  [
    'a condition of another type',
    { ...rows, filter: [{ column: 'price', is: '≥', value: 'many' }] },
    'filter',
    '“many” is not a number',
    'button',
  ],
  ['a date that is none', { ...rows, filter: [{ column: 'day', is: '<', value: '2020-02-30' }] }, 'filter', 'not a date such as', 'button'],
  [
    'a condition that no row meets',
    { ...rows, filter: [{ column: 'shop', is: '=', value: 'east' }] },
    'filter',
    'No row meets “shop = east”',
    'button',
  ],
  [
    'nothing after the last',
    { ...rows, afterLast: { column: 'one', is: '=', value: '5' } },
    'filter',
    'The last row meets “one = 5”',
    'button',
  ],
  ['shares of the whole', { ...rows, split: { test: 0.5, validation: 0.5 } }, 'split', 'nothing is left to train on', 'button'],
  ['no conditions to split by', { ...rows, split: { method: 'condition' } }, 'split', 'No condition says which rows', 'button'],
  [
    'a split that no row meets',
    { ...rows, split: { method: 'condition', testWhen: [{ column: 'volume', is: '>', value: '900' }] } },
    'split',
    'No row meets the conditions of the test part',
    'no button',
  ],
  [
    'a split that all rows meet',
    { ...rows, split: { method: 'condition', testWhen: [{ column: 'volume', is: '<', value: '900' }] } },
    'split',
    'none is left to train on',
    'no button',
  ],
  ['no group', { ...rows, split: { method: 'group' } }, 'split', 'No column is chosen whose values stay together', 'no button'],
  ['one group', { ...rows, split: { method: 'group', group: 'one' } }, 'split', 'one has 1 group', 'button'],
  [
    'two groups for three parts',
    { ...rows, split: { method: 'group', group: 'shop', validation: 0.2 } },
    'split',
    'shop has 2 groups, too few for 3 parts',
    'button',
  ],
  [
    'a fold beyond the folds',
    { ...rows, split: { method: 'walk-forward', folds: 3, fold: 4 } },
    'split',
    'Fold 4 is chosen of 3',
    'button',
  ],
  [
    'more folds than rows',
    { ...rows, split: { method: 'walk-forward', folds: 80 } },
    'split',
    '60 rows cannot be cut into 80 folds',
    'button',
  ],
];

it('names every setting that cannot be prepared, and each button leads out of what it stands with', async () => {
  for (const [name, spec, field, words, button] of cases) {
    const findings = await findingsOf(days, spec);
    const found = findings.find(({ severity, message }) => severity === 'error' && message.includes(words));
    expect.soft(found?.field, `${name}: ${JSON.stringify(findings)}`).toBe(field);
    expect.soft((found?.fixes ?? []).length > 0, name).toBe(button === 'button');
    for (const fix of found?.fixes ?? []) {
      const after = await findingsOf(days, { ...problemSpecSchema.parse(spec), ...fix.change });
      expect
        .soft(
          after.map(({ message }) => message),
          `${name}: ${fix.label}`,
        )
        .not.toContain(found?.message);
    }
  }
}, 60_000);

it('has nothing to say of sound settings', async () => {
  expect(await findingsOf(days, series)).toEqual([]);
  expect(await findingsOf(days, { ...series, order: null, series: 'shop', windows: windows({ lookBack: 4 }) })).toEqual([]);
  expect(await findingsOf(days, rows)).toEqual([]);
});

it('offers the column that tells series apart where one does', async () => {
  const lines = Array.from({ length: 40 }, (_, index) => `${index % 20},${index < 20 ? 'a' : 'b'},${index % 2 === 0 ? 'x' : 'y'},${index}`);
  const two = await importFile(client, fileWith(`t,name,other,v\n${lines.join('\n')}\n`, 'two.csv'));
  const spec: ProblemSpecInput = { ...series, order: 't', windows: windows({ inputs: ['v'] }), targets: ['v'], split: { method: 'none' } };
  const found = (await findingsOf(two, spec)).find(({ severity }) => severity === 'error');
  expect(found?.fixes?.map(({ change }) => change)).toEqual([{ series: 'name' }, { order: null }]);
});

it('does not let windows of a formula begin at any moment where it has no value at some rows', async () => {
  const anywhere: ProblemSpecInput = {
    shape: 'windows',
    task: 'number',
    order: 't',
    windows: windows({ inputs: ['y'], anywhere: true }),
    targets: ['y'],
    split: { method: 'none' },
    missing: 'drop',
  };
  const messages = (await findingsOf(formula, anywhere)).map(({ message }) => message);
  expect(messages).toContain('Training windows cannot begin at any moment: the formula has no value at some rows.');
  const filtered = { ...anywhere, filter: [{ column: 't', is: '≥' as const, value: '0' }] };
  expect((await findingsOf(formula, filtered))[0]?.message).toContain('rows are left out by a filter');
});

it('counts rows with missing values although they are refused, so that the choices can say what they touch', async () => {
  const spec = problemSpecSchema.parse({ ...rows, steps: ['M1', 'M4', 'gap'] });
  const outcome = await client.invoke('problem.check', { datasetId: days.id, spec });
  expect([outcome.shape, outcome.counts?.missing]).toEqual([null, 2]);
});
