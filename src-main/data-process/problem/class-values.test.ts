import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../contract/rpc';
import type { DatasetSummary } from '../../core/dataset/dataset';
import { type PreparedSummary, problemSpecSchema, type ProblemSpecInput } from '../../core/problem/problem';
import { randomStream, type RandomStream } from '../../core/problem/random';
import { partNames } from '../../core/problem/split-spec';
import { decodeSnapshot, type Snapshot } from '../../formats/snapshot';
import { fileWith, importFile, openedClient } from '../testing/data-client';
import { values } from './shops.test-support';

/** A table of three series whose rows stand one among the other, with two columns of classes that share a label, and the same as numbers. */

const labels = ['a', 'b', 'c', 'z'];
interface Row {
  readonly place: number;
  readonly series: number;
  readonly x: number;
  /** Index of each target's class; null where missing. */
  readonly targets: readonly (number | null)[];
}

const random = randomStream(11);
const table: readonly Row[] = Array.from({ length: 240 }, (_, place) => {
  const [state, mode] = [random.below(3), random.below(2) === 0 ? 1 : 3];
  return {
    place,
    series: random.below(3),
    x: place / 8,
    targets: [random.below(25) === 0 ? null : state, random.below(30) === 0 ? null : mode],
  };
});

let client: Client;
let dataset: DatasetSummary;
beforeAll(async () => {
  ({ client } = await openedClient());
  const lines = table.map(({ place, series, x, targets: [state = null, mode = null] }) =>
    [place, `s${series}`, x, state === null ? '' : labels[state], mode === null ? '' : labels[mode], state ?? '', mode ?? ''].join(','),
  );
  dataset = await importFile(client, fileWith(`t,series,x,state,mode,state_n,mode_n\n${lines.join('\n')}\n`, 'states.csv'));
});

async function prepare(spec: ProblemSpecInput): Promise<{ readonly prepared: PreparedSummary; readonly snapshot: Snapshot }> {
  const problem = await client.invoke('problem.create', { datasetId: dataset.id, name: 'p', spec: problemSpecSchema.parse(spec) });
  const [prepared] = [await client.invoke('problem.prepare', { problemId: problem.id })].flat();
  if (!prepared || !('path' in prepared)) throw new Error('Nothing was prepared.');
  return { prepared, snapshot: decodeSnapshot(readFileSync(prepared.path)) };
}

const pick = <Value>(from: RandomStream, list: readonly Value[]): Value => list[from.below(list.length)]!;

/** Settings of windows at random; of 240 rows some leave no window for a part, and are not looked at. */
function settings(seed: number) {
  const draw = randomStream(seed);
  const everyStep = draw.below(2) === 0;
  const windows = {
    inputs: ['x'],
    lookBack: 1 + draw.below(5),
    foresight: draw.below(4),
    horizon: everyStep ? 1 : 1 + draw.below(4),
    stride: 1 + draw.below(3),
    targetAt: everyStep ? ('every-step' as const) : ('last-step' as const),
  };
  const columns = pick(draw, [['state'], ['mode'], ['state', 'mode']]);
  const split = pick(draw, [
    { method: 'chronological' as const, test: 0.2, validation: 0.2 },
    { method: 'random' as const, test: 0.3, seed },
    { method: 'condition' as const, testWhen: [{ column: 't', is: '≥' as const, value: '170' }] },
    { method: 'none' as const },
  ]);
  const rest = {
    shape: 'windows' as const,
    order: 't',
    series: pick(draw, ['series', null]),
    missing: pick(draw, ['drop' as const, 'forward' as const]),
  };
  return { windows, columns, spec: { ...rest, windows, split } };
}

/** Rows of the table by the place of each in its series. */
function seriesOf(bySeries: boolean): readonly (readonly Row[])[] {
  return bySeries ? [0, 1, 2].map((series) => table.filter((row) => row.series === series)) : [table];
}

describe('windows that are answered with several values of classes', { timeout: 120_000 }, () => {
  it('hold the classes of the rows that they predict, and are cut as those of numbers are, for 120 random settings', async () => {
    let looked = 0;
    for (let seed = 1; seed <= 120; seed += 1) {
      const { windows, columns, spec } = settings(seed);
      const numbers = { ...spec, task: 'number' as const, targets: columns.map((name) => `${name}_n`) };
      const outcome = await client.invoke('problem.check', { datasetId: dataset.id, spec: problemSpecSchema.parse(numbers) });
      if (!outcome.shape) continue;
      looked += 1;
      const same = await prepare(numbers);
      const { snapshot, prepared } = await prepare({ ...spec, task: 'classes', targets: [...columns], classes: labels });
      const place = `seed ${seed}: ${JSON.stringify({ ...spec, columns })}`;
      expect(prepared.shape, place).toMatchObject({ output: same.prepared.shape.output, classes: labels });
      for (const name of partNames) {
        expect(snapshot[name]?.rows, place).toEqual(same.snapshot[name]?.rows);
        expectContent(snapshot, name, { windows, columns, bySeries: spec.series !== null }, place);
        expectBalance(snapshot, prepared, name, columns, place);
      }
    }
    expect(looked).toBeGreaterThan(80);
  });
});

interface Cut {
  readonly windows: ReturnType<typeof settings>['windows'];
  readonly columns: readonly string[];
  readonly bySeries: boolean;
}

/** Looks every value up in the table, by the row that a window predicts first. */
function expectContent(snapshot: Snapshot, name: (typeof partNames)[number], { windows, columns, bySeries }: Cut, place: string): void {
  const part = snapshot[name];
  const { lookBack, foresight, horizon, targetAt } = windows;
  const everyStep = targetAt === 'every-step';
  const which = columns.map((column) => (column === 'state' ? 0 : 1));
  const all = seriesOf(bySeries);
  for (const [index, row] of [...(part?.rows ?? [])].entries()) {
    const own = all.find((series) => series.some((each) => each.place === row))!;
    // Rows that were left out are not there for windows, but none crosses one: places count on.
    const first = own.findIndex((each) => each.place === row);
    const predicted = own.slice(first, first + (everyStep ? lookBack : horizon));
    expect(values(part!.y, index), place).toEqual(predicted.flatMap(({ targets }) => which.map((target) => targets[target])));
    const start = first - foresight - (everyStep ? 1 : lookBack);
    expect(values(part!.x, index), place).toEqual(own.slice(start, start + lookBack).map(({ x }) => Math.fround(x)));
    const known = everyStep ? own.slice(start, start + lookBack) : own.slice(start + lookBack - 1, start + lookBack);
    const told = known.flatMap(({ targets }) => which.map((target) => targets[target] ?? null));
    // A class that is missing is the one known before it, which need not be in the window.
    for (const [at, value] of values(part!.known, index).entries()) if (told[at] !== null) expect(value, place).toBe(told[at]);
  }
}

/** Counts the values that were written. */
function expectBalance(
  snapshot: Snapshot,
  prepared: PreparedSummary,
  name: (typeof partNames)[number],
  columns: readonly string[],
  place: string,
): void {
  const part = snapshot[name];
  if (!part) return;
  const written = Array.from({ length: part.y.count }, (_, index) => values(part.y, index)).flat();
  const counts = (of: readonly number[]) => labels.map((label, index) => ({ label, count: of.filter((value) => value === index).length }));
  expect(prepared[name]?.balance, place).toEqual(counts(written));
  if (columns.length === 1) {
    expect(prepared[name]?.balanceByTarget).toBeUndefined();
    return;
  }
  const own = columns.map((target, column) => ({
    target,
    balance: counts(written.filter((_, index) => index % columns.length === column)),
  }));
  expect(prepared[name]?.balanceByTarget, place).toEqual(own);
}
