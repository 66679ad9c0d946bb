import type { Page } from '@playwright/test';
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
  const { ok, value, error } = answer as {
    readonly ok: boolean;
    readonly value?: Output<Name>;
    readonly error?: { readonly message: string };
  };
  if (!ok) throw new Error(error?.message);
  return value as Output<Name>;
}

/**
 * Samples of a part of the only problem, once it is saved as it is shown: with so many of them.
 *
 * @param wanted their numbers from 0; all of them where left out
 */
export async function samplesOf(
  page: Page,
  part: PartName,
  count: number,
  wanted: readonly number[] = Array.from({ length: count }, (_, index) => index),
): Promise<readonly ProblemPreview[]> {
  const { datasetId, spec } = await savedProblem(page, part, count);
  const samples: ProblemPreview[] = [];
  for (const index of wanted) samples.push(await ask(page, 'problem.preview', { datasetId, spec, part, index, row: null }));
  return samples;
}

/** An edit is shown a moment before it is saved. */
async function savedProblem(page: Page, part: PartName, count: number): Promise<ProblemRecord> {
  for (const deadline = Date.now() + 5000; Date.now() < deadline;) {
    const problem = (await ask(page, 'project.state', undefined))?.problems.at(-1);
    const outcome = problem && (await ask(page, 'problem.check', { datasetId: problem.datasetId, spec: problem.spec }));
    if (outcome?.[part]?.rows === count) return problem;
  }
  throw new Error(`No problem with ${count} samples in its ${part} part was saved.`);
}
