import { beforeEach, expect, it } from 'vitest';
import type { Client } from '../../contract/rpc';
import { formulaSpecSchema } from '../../core/dataset/formula';
import type { DatasetSummary } from '../../core/dataset/dataset';
import { type ProblemFinding, problemSpecSchema, type ProblemSpecInput } from '../../core/problem/problem';
import { fileWith, importFile, openedClient } from '../testing/data-client';
import { cases, rows, series, windows } from './bad-settings.test-support';

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

async function findingsOf(dataset: DatasetSummary, spec: ProblemSpecInput): Promise<readonly ProblemFinding[]> {
  return (await client.invoke('problem.check', { datasetId: dataset.id, spec: problemSpecSchema.parse(spec) })).findings;
}

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
