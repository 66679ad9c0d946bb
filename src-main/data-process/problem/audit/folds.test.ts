import { beforeEach, expect, it } from 'vitest';
import type { Client } from '../../../contract/rpc';
import { problemSpecSchema, type ProblemSpec } from '../../../core/problem/problem';
import { fileWith, importFile, openedClient } from '../../testing/data-client';

let client: Client;
beforeEach(async () => {
  ({ client } = await openedClient());
});

/** 50 measurements in their order, of which the 23rd is the 13th once more. */
function measurements(): string {
  const row = (at: number): string => [1, 2, 3, 4].map((step) => ((at * 37 * step + at * at) % 101) / 4).join();
  const rows = Array.from({ length: 50 }, (_, at) => `${row(at === 22 ? 12 : at)},${(at * at) % 3 === 0 ? 'yes' : 'no'}`);
  rows[22] = rows[12] ?? '';
  return `a,b,c,d,fails\n${rows.join('\n')}\n`;
}

it('looks at every fold: a row that only the second tests and has learned before is found, and only there', async () => {
  const { id: datasetId } = await importFile(client, fileWith(measurements()));
  const split = { method: 'walk-forward' as const, folds: 4, validation: 0.2 };
  const problem = { steps: ['a', 'b', 'c', 'd'], targets: ['fails'], task: 'binary' as const };
  const audit = (fold: ProblemSpec['split']['fold']) =>
    client.invoke('problem.audit', { datasetId, spec: problemSpecSchema.parse({ ...problem, split: { ...split, fold } }), job: null });
  const told = async (fold: ProblemSpec['split']['fold']) =>
    (await audit(fold)).findings
      .filter(({ state }) => state === 'leak' || state === 'warning')
      .map(({ kind, message }) => `${kind} ${message}`);

  expect(await told(null)).toEqual([]);
  const [second, ...others] = await told(2);
  expect(second).toMatch(/^same-row /);
  expect(others).toEqual([]);
  expect(await told('all')).toEqual([second?.replace('same-row ', 'same-row Fold 2: ')]);
  const { findings, badge } = await audit('all');
  expect(badge).not.toBe('green');
  expect(new Set(findings.map(({ kind }) => kind)).size).toBe(8);
  // What mends it does not choose the fold that it was found in.
  const changes = findings.flatMap(({ fixes }) => fixes).flatMap(({ change }) => change.split?.fold ?? []);
  expect(changes.every((fold) => fold === 'all')).toBe(true);
});
