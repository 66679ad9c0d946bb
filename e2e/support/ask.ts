import type { Page } from '@playwright/test';
import type { Answer } from '../../src-main/contract/bridge';
import type { CommandName, Input, Output } from '../../src-main/contract/commands';
import type { ProblemPreview } from '../../src-main/core/problem/preview';
import type { ProblemRecord } from '../../src-main/core/problem/problem';
import type { PartName } from '../../src-main/core/problem/split-spec';

/** Asks what the window asks, over its own bridge. @throws Error with the refusal's message */
export async function ask<Name extends CommandName>(page: Page, command: Name, input: Input<Name>): Promise<Output<Name>> {
  const answer = await page.evaluate(
    async ([name, value]) => {
      const api = Reflect.get(window, 'api') as { invoke(command: string, input: unknown): Promise<unknown> };
      return api.invoke(name, value);
    },
    [command, input] as const,
  );
  const told = answer as Answer<Output<Name>>;
  if (told.ok) return told.value;
  throw new Error(told.error.message);
}

/** Samples of each part. */
export type PartCounts = Partial<Readonly<Record<PartName, number>>>;

/** The only problem, once it is saved as it is shown: with so many samples, and not changed within half a second. */
export async function savedProblem(page: Page, counts: PartCounts): Promise<ProblemRecord> {
  const deadline = Date.now() + 60_000;
  let before = '';
  while (Date.now() < deadline) {
    const problem = (await ask(page, 'project.state', undefined))?.problems.at(-1);
    const outcome = problem && (await ask(page, 'problem.check', { datasetId: problem.datasetId, spec: problem.spec }));
    const right = Object.entries(counts).every(([part, count]) => outcome?.[part as PartName]?.rows === count);
    const now = JSON.stringify(problem?.spec);
    if (problem && right && now === before) return problem;
    before = now;
    await page.waitForTimeout(400);
  }
  throw new Error(`No problem with ${JSON.stringify(counts)} was saved.`);
}

/** @param numbers of the samples in their part, from 0 */
export async function samplesOf(
  page: Page,
  { datasetId, spec }: ProblemRecord,
  part: PartName,
  numbers: readonly number[],
): Promise<readonly ProblemPreview[]> {
  const samples: ProblemPreview[] = [];
  for (const index of numbers) samples.push(await ask(page, 'problem.preview', { datasetId, spec, part, index, row: null }));
  return samples;
}

/** `0, 1, …` */
export function upTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}
