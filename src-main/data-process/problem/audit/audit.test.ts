import { beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../../../contract/rpc';
import type { DatasetId } from '../../../core/ids';
import type { Audit, AuditKind } from '../../../core/problem/audit';
import { problemSpecSchema, type ProblemSpec, type ProblemSpecInput } from '../../../core/problem/problem';
import { randomStream } from '../../../core/problem/random';
import { dataClient, fileWith, importFile, openedClient, refusal } from '../../testing/data-client';

let client: Client;
beforeEach(async () => {
  ({ client } = await openedClient());
});

const random = randomStream(7);
const noise = (): number => random.below(1_000_000) / 1000;

type Column = (row: number) => number | string;

async function imported(rows: number, columns: Readonly<Record<string, Column>>): Promise<DatasetId> {
  const names = Object.keys(columns);
  const lines = Array.from({ length: rows }, (_, row) => names.map((name) => columns[name]?.(row) ?? '').join(','));
  return (await importFile(client, fileWith(`${names.join(',')}\n${lines.join('\n')}\n`))).id;
}

const audited = (datasetId: DatasetId, spec: ProblemSpec): Promise<Audit> => client.invoke('problem.audit', { datasetId, spec, job: null });

const three = { method: 'random', test: 0.2, validation: 0.2 } as const;
const inTime = { method: 'chronological', test: 0.2, validation: 0.2 } as const;
const rowsSpec = (change: Partial<ProblemSpecInput>): ProblemSpec =>
  problemSpecSchema.parse({ steps: ['a', 'b', 'z'], targets: ['y'], task: 'number', split: three, ...change });
const windowsSpec = (change: Partial<ProblemSpecInput>, windows: Partial<ProblemSpecInput['windows']> = {}): ProblemSpec =>
  problemSpecSchema.parse({
    shape: 'windows',
    windows: { inputs: ['y', 'a'], lookBack: 6, ...windows },
    targets: ['y'],
    task: 'number',
    split: inTime,
    ...change,
  });

/** Every button of what was found, pressed by itself: the check is clear afterwards, and the problem can be prepared. */
async function expectMended(datasetId: DatasetId, spec: ProblemSpec, kind: AuditKind, state: 'leak' | 'warning'): Promise<string[]> {
  const found = (await audited(datasetId, spec)).findings.filter((finding) => finding.kind === kind);
  expect(found.map((finding) => finding.state)).toEqual([state]);
  const fixes = found.flatMap((finding) => finding.fixes);
  expect(fixes.length).toBeGreaterThan(0);
  for (const fix of fixes) {
    const mended = { ...spec, ...fix.change };
    const after = (await audited(datasetId, mended)).findings.filter((finding) => finding.kind === kind);
    expect(
      after.map((finding) => finding.state),
      `${fix.label}: ${after[0]?.message ?? ''}`,
    ).toEqual(['clear']);
    const outcome = await client.invoke('problem.check', { datasetId, spec: mended });
    expect(
      outcome.findings.filter(({ severity }) => severity === 'error'),
      fix.label,
    ).toEqual([]);
  }
  return fixes.map(({ label }) => label);
}

describe('a leak in a table of rows is mended by its own buttons', () => {
  const y = Array.from({ length: 200 }, noise);
  const plain = { a: noise, b: noise, y: (row: number) => y[row] ?? 0 };

  it.each([
    ['the target scaled', (row: number) => 2 * (y[row] ?? 0) + 1, 'leak'],
    ['the target squared', (row: number) => (y[row] ?? 0) ** 2, 'warning'],
    ['the target of the row after', (row: number) => y[row + 1] ?? 0.5, 'warning'],
  ] as const)('%s', async (_, z, state) => {
    const id = await imported(200, { ...plain, z });
    expect(await expectMended(id, rowsSpec({}), 'target-among-inputs', state)).toEqual(['Take z out']);
  });

  it('the target itself, which keeps the problem from being prepared', async () => {
    const id = await imported(200, { ...plain, z: noise });
    const { badge, findings } = await audited(id, rowsSpec({ steps: ['a', 'b', 'y'] }));
    expect(badge).toBe('red');
    expect(findings[0]).toMatchObject({ state: 'leak', message: 'y is among the inputs and to be predicted.' });
    expect(findings.slice(1).map(({ state }) => state)).toEqual(Array(7).fill('unchecked'));
    expect((await audited(id, { ...rowsSpec({}), ...findings[0]?.fixes[0]?.change })).findings[0]?.state).toBe('clear');
  });

  it('texts that stand for classes', async () => {
    const id = await imported(90, {
      a: noise,
      b: noise,
      z: (row) => [4, 9, 6][row % 3] ?? 0,
      y: (row) => ['lost', 'drawn', 'won'][row % 3] ?? '',
    });
    expect(await expectMended(id, rowsSpec({ task: 'classes' }), 'target-among-inputs', 'leak')).toEqual(['Take z out']);
  });

  it('rows with a date, split at random, in whatever order they stand', async () => {
    const day = (row: number): string => new Date(Date.UTC(2020, 0, 1 + ((row * 37) % 200))).toISOString().slice(0, 10);
    const id = await imported(200, { ...plain, z: noise, day });
    expect(await expectMended(id, rowsSpec({}), 'random-over-order', 'warning')).toEqual(['Split by time']);
  });

  it('rows by the year, split at random, where they stand in its order; a year that goes to and fro is none', async () => {
    const inOrder = await imported(200, { ...plain, z: noise, year: (row) => 1820 + row });
    expect(await expectMended(inOrder, rowsSpec({}), 'random-over-order', 'warning')).toEqual(['Split by time']);
    const toAndFro = await imported(200, { ...plain, z: noise, year: (row) => 1990 + ((row * 37) % 20) });
    const { findings } = await audited(toAndFro, rowsSpec({}));
    expect(findings.find(({ kind }) => kind === 'random-over-order')?.state).toBe('clear');
  });

  it('rows that are there twice, and inputs that are', async () => {
    const twice = (row: number): number => row % 100;
    const id = await imported(200, {
      a: twice,
      b: (row) => Math.sqrt(twice(row)),
      z: twice,
      y: (row) => y[row % 100] ?? 0,
      w: (row) => y[row] ?? 0,
    });
    expect(await expectMended(id, rowsSpec({}), 'same-row', 'leak')).toEqual(['Keep each row once']);
    expect(await expectMended(id, rowsSpec({ targets: ['w'] }), 'same-row', 'warning')).toEqual(['Keep the first of each']);
    const { counts, train } = await client.invoke('problem.check', { datasetId: id, spec: rowsSpec({ duplicates: 'drop-rows' }) });
    expect([counts?.duplicates, train?.rows]).toEqual([100, 60]);
  });

  it('patients on both sides', async () => {
    const id = await imported(200, { ...plain, z: noise, patient: (row) => `p${row % 23}` });
    expect(await expectMended(id, rowsSpec({}), 'group-on-both-sides', 'warning')).toEqual(['Split by patient']);
  });

  it('no group in a code of the classes, by which a split would part them', async () => {
    const id = await imported(200, {
      ...plain,
      z: noise,
      won: (row) => (row % 3) % 2,
      code: (row) => 7 - 4 * ((row % 3) % 2),
      site: (row) => row % 5,
    });
    const { findings } = await audited(id, rowsSpec({ task: 'classes', targets: ['won'] }));
    const groups = findings.filter(({ kind }) => kind === 'group-on-both-sides');
    expect(groups.flatMap(({ fixes }) => fixes.map(({ label }) => label))).toEqual(['Split by site']);
  });

  it('no split, and two parts', async () => {
    const id = await imported(200, { ...plain, z: noise });
    await expectMended(id, rowsSpec({ split: { method: 'none' } }), 'same-row', 'leak');
    await expectMended(id, rowsSpec({ split: { method: 'none' }, scaling: 'standard' }), 'fitted-beyond-training', 'warning');
    await expectMended(id, rowsSpec({ split: { method: 'none' } }), 'test-part-watched', 'warning');
    await expectMended(id, rowsSpec({ split: { method: 'random' } }), 'test-part-watched', 'warning');
  });

  it('a column that was scaled over the whole file', async () => {
    const z = y.map((value) => value / 1000);
    const [min, max] = [Math.min(...z), Math.max(...z)];
    const id = await imported(200, { ...plain, z: (row) => (row === 199 ? 1 : Math.min(0.99, ((z[row] ?? 0) - min) / (max - min))) });
    expect(await expectMended(id, rowsSpec({ split: inTime }), 'fitted-beyond-training', 'warning')).toEqual(['Take z out']);
  });

  it('and is green where there is none', async () => {
    const id = await imported(200, { ...plain, z: noise });
    const { badge, findings } = await audited(id, rowsSpec({}));
    expect(badge).toBe('green');
    expect(findings.map(({ state }) => state)).toEqual(Array(8).fill('clear'));
  });
});

describe('a leak in windows is mended by its own buttons', () => {
  let level = 100;
  const y = Array.from({ length: 300 }, () => Math.round((level += random.below(2001) - 1000) * 10) / 10);
  const plain = { y: (row: number) => y[row] ?? 0, a: noise };

  it('overlapping windows split at random', async () => {
    const id = await imported(300, plain);
    const spec = windowsSpec({ split: three });
    expect(await expectMended(id, spec, 'shared-rows', 'leak')).toEqual(['Split by time']);
    expect(await expectMended(id, spec, 'random-over-order', 'leak')).toEqual(['Split by time']);
    const shared = (await audited(id, spec)).findings.find(({ kind }) => kind === 'shared-rows');
    // 294 windows of 7 rows, 59 of them to test on: each that has a training window within 6 rows of it shares a row.
    expect(shared?.message).toMatch(/^\d+ of 59 test windows and \d+ of 59 validation windows have rows in common/);
  });

  it('an input that holds the target to come, or looks ahead less far', async () => {
    const id = await imported(300, { ...plain, next: (row) => y[row + 2] ?? '' });
    const spec = windowsSpec({ missing: 'forward' }, { inputs: ['y', 'next'] });
    expect(await expectMended(id, spec, 'target-among-inputs', 'leak')).toEqual(['Take next out']);
    expect(
      await expectMended(id, windowsSpec({ missing: 'forward' }, { inputs: ['y', 'next'], foresight: 4 }), 'future-as-past', 'leak'),
    ).toEqual(['Take next out']);
  });

  it('the target as known in advance', async () => {
    const id = await imported(300, plain);
    expect(await expectMended(id, windowsSpec({}, { known: ['y'] }), 'future-as-past', 'leak')).toEqual([
      'Use past values of y',
      'Take y out',
    ]);
  });

  it('gaps that are filled from ahead, and over the border of two parts', async () => {
    const id = await imported(300, { ...plain, a: (row) => ((row >= 178 && row < 182) || row === 50 ? '' : noise()) });
    const spec = windowsSpec({ missing: 'interpolate' });
    expect(await expectMended(id, spec, 'future-as-past', 'leak')).toEqual(['Fill forward']);
    expect(await expectMended(id, spec, 'fitted-beyond-training', 'leak')).toEqual(['Fill forward']);
  });

  it('series of several companies, in whatever order the rows stand', async () => {
    const id = await imported(300, { day: (row) => Math.floor(row / 3), name: (row) => `c${row % 3}`, a: noise, y: noise });
    const spec = windowsSpec({ order: 'day', series: 'name', split: three });
    await expectMended(id, spec, 'shared-rows', 'leak');
    expect(await expectMended(id, spec, 'group-on-both-sides', 'warning')).toEqual(['Split by name']);
    expect((await audited(id, windowsSpec({ order: 'day', series: 'name' }))).badge).toBe('green');
  });
});

describe('an audit', () => {
  it('says that the problem is not complete instead of nothing', async () => {
    const id = await imported(40, { a: noise, b: noise, z: noise, y: noise });
    const { badge, findings } = await audited(id, rowsSpec({ targets: [] }));
    expect(badge).toBe('grey');
    expect(findings[0]?.message).toMatch(/^The problem is not complete: /);
  });

  it('is made once, tells how far it is and can be ended', async () => {
    const told: number[] = [];
    const other = dataClient(
      () => undefined,
      (event, payload) => {
        if (event === 'problem.auditProgress' && 'share' in payload) told.push(Number(payload.share));
      },
    );
    await other.invoke('store.open', { folder: `${fileWith('a\n1\n', 'x')}-project` });
    client = other;
    const id = await imported(300, { a: noise, b: noise, z: noise, y: noise });
    const spec = rowsSpec({});
    const first = await other.invoke('problem.audit', { datasetId: id, spec, job: 'one' });
    expect(told[0]).toBe(0);
    const begun = told.length;
    expect(await other.invoke('problem.audit', { datasetId: id, spec, job: 'two' })).toEqual(first);
    expect(told.length).toBe(begun);
    const ended = refusal(other.invoke('problem.audit', { datasetId: id, spec: rowsSpec({ split: { seed: 2 } }), job: 'three' }));
    await other.invoke('problem.cancelAudit', { job: 'three' });
    expect((await ended).code).toBe('problem.audit-cancelled');
  });
});
