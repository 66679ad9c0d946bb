import { availableParallelism } from 'node:os';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildEntries } from './built-entries.test-support';
import { EngineSurvey } from './engine-survey';
import { nodeHost } from './node-host';
import type { ChildHandle, ProcessHost } from './process-host';

let entries: Awaited<ReturnType<typeof buildEntries>>;

beforeAll(async () => {
  entries = await buildEntries('trainer-process');
}, 60_000);
afterAll(() => {
  entries.remove();
});

/** A host that keeps what it started. */
function watched(): { readonly host: ProcessHost; readonly children: readonly ChildHandle[] } {
  const children: ChildHandle[] = [];
  const real = nodeHost(entries.folder);
  return {
    children,
    host: {
      start(entry) {
        const child = real.start(entry);
        children.push(child);
        return child;
      },
    },
  };
}

it('names the processor, and says in words why there is no graphics card to train on', { timeout: 60_000 }, async () => {
  const { host, children } = watched();
  const survey = new EngineSurvey(host);
  const [engines, again] = await Promise.all([survey.engines(), survey.engines()]);
  expect(again).toBe(engines);
  expect(children).toHaveLength(1);
  expect(engines.map(({ engine }) => engine)).toEqual(['built-in', 'tensorflow']);
  expect(engines[0]).toMatchObject({ devices: [{ kind: 'cpu' }], cores: availableParallelism() });
  const [, tensorflow] = engines;
  if (tensorflow!.devices.every(({ kind }) => kind !== 'gpu')) expect(tensorflow!.note).toMatch(/^[A-Z].{20,}\.$/);
});

it('a trainer that is killed while it looks is an error, and the next question starts another', { timeout: 60_000 }, async () => {
  const { host, children } = watched();
  const survey = new EngineSurvey(host);
  const asked = survey.engines();
  children[0]!.kill('SIGKILL');
  await expect(asked).rejects.toMatchObject({ info: { code: 'engine.unavailable' } });
  expect(await survey.engines()).not.toHaveLength(0);
  expect(children).toHaveLength(2);
});
