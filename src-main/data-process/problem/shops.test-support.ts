import { readFileSync } from 'node:fs';
import { beforeEach, expect } from 'vitest';
import type { Client } from '../../contract/rpc';
import type { DatasetSummary } from '../../core/dataset/dataset';
import { type ProblemOutcome, problemSpecSchema, type ProblemSpec, type ProblemSpecInput } from '../../core/problem/problem';
import { windowsSchema } from '../../core/problem/windows-spec';
import { decodeSnapshot, type Snapshot, type SnapshotPart } from '../../formats/snapshot';
import { fileWith, importFile, openedClient } from '../testing/data-client';

/** Windows over a table of two shops with gaps, whose values are known by their formulas. */

export const days = 80;
export const shops = ['north', 'south'];
export const dayMs = 86_400_000;
export const start = Date.UTC(2021, 0, 1);
export const isGap = (shop: number, day: number): boolean => (shop === 0 && (day === 20 || day === 21)) || (shop === 1 && day === 50);
export const priceAt = (shop: number, day: number): number => 100 * (shop + 1) + day + (day % 7) / 8;
export const holidayAt = (shop: number, day: number): number => ((day + shop) % 9 === 0 ? 1 : 0);
export const dateOf = (day: number): string => new Date(start + day * dayMs).toISOString().slice(0, 10);
/** The file has the days of both shops one beside the other, so that no series is in one piece. */
export const rowOf = (shop: number, day: number): number => day * 2 + shop;

export let client: Client;
export let dataset: DatasetSummary;
beforeEach(async () => {
  ({ client } = await openedClient());
  const lines = Array.from({ length: days }, (_, day) =>
    shops
      .map((shop, index) => `${dateOf(day)},${shop},${isGap(index, day) ? '' : priceAt(index, day)},${holidayAt(index, day)}`)
      .join('\n'),
  );
  dataset = await importFile(client, fileWith(`day,shop,price,holiday\n${lines.join('\n')}\n`, 'shops.csv'));
});

/** Problems of another table from here on, of the same client. */
export function useDataset(other: DatasetSummary): void {
  dataset = other;
}

export const base: ProblemSpecInput = {
  shape: 'windows',
  task: 'number',
  order: 'day',
  series: 'shop',
  targets: ['price'],
  split: { method: 'chronological', test: 0.25 },
};
export const inputs = (change: object = {}): ProblemSpec['windows'] =>
  windowsSchema.parse({ inputs: ['price'], lookBack: 4, foresight: 1, ...change });

export interface Ready {
  readonly outcome: ProblemOutcome;
  readonly snapshot: Snapshot;
  readonly spec: ProblemSpec;
}

export async function prepare(change: ProblemSpecInput | Partial<ProblemSpecInput>): Promise<Ready> {
  const spec = problemSpecSchema.parse({ ...base, ...change });
  const outcome = await client.invoke('problem.check', { datasetId: dataset.id, spec });
  const problem = await client.invoke('problem.create', { datasetId: dataset.id, name: 'p', spec });
  const prepared = await client.invoke('problem.prepare', { problemId: problem.id });
  expect(prepared).toMatchObject({
    shape: outcome.shape,
    train: outcome.train,
    test: outcome.test,
    counts: outcome.counts,
    transforms: outcome.transforms,
  });
  return { outcome, snapshot: decodeSnapshot(readFileSync(prepared.path)), spec };
}

export function values(samples: SnapshotPart['x'] | null, index: number): readonly number[] {
  const into = new Float32Array(samples?.size ?? 0);
  samples?.gather(null, index, 1, into);
  return [...into];
}

export const float = (numbers: readonly number[]): readonly number[] => [...Float32Array.from(numbers)];
export const range = (from: number, count: number): readonly number[] => Array.from({ length: count }, (_, step) => from + step);

/** Windows as (shop, first day) of a part that has these days, told from the settings by looking at each day. */
export function expected(
  from: number,
  to: number,
  span: number,
  isLeftOut: (shop: number, day: number) => boolean,
): readonly (readonly [number, number])[] {
  return shops.flatMap((_, shop) =>
    range(from, to - from).flatMap((day): (readonly [number, number])[] =>
      day + span <= to && range(day, span).every((each) => !isLeftOut(shop, each)) ? [[shop, day]] : [],
    ),
  );
}
