import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, vi } from 'vitest';
import { channelPair } from '../../contract/channel';
import type { Output } from '../../contract/commands';
import { type ErrorInfo, SeqbenchError } from '../../contract/errors';
import { Client, type EventListener, serve } from '../../contract/rpc';
import type { ImportProgress } from '../../core/dataset/dataset';
import { filledIn, type ImportOptionsInput } from '../../core/dataset/import-options';
import type { ProblemSpecInput } from '../../core/problem/problem';
import { problemSpecSchema } from '../../core/problem/problem';
import { dataHandlers } from '../handlers';

// Real databases on a machine that may have much else to do.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const folders: string[] = [];
const clients: Client[] = [];

afterEach(async () => {
  for (const client of clients.splice(0)) await client.invoke('store.close', undefined);
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is taken away after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'seqbench-data-'));
  folders.push(folder);
  return folder;
}

/** Writes a file into a folder of its own. @returns its path */
export function fileWith(content: string | Uint8Array, name = 'games.csv'): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
}

/** The asking side of a real data process's handlers, in this process, over a channel that copies as a border does. */
export function dataClient(
  onProgress: (progress: ImportProgress) => void = () => undefined,
  onEvent: EventListener = () => undefined,
): Client {
  const [here, there] = channelPair();
  let tell: EventListener = () => undefined;
  tell = serve(
    there,
    dataHandlers((event, payload) => {
      tell(event, payload);
    }),
  );
  const client = new Client(here, (event, payload) => {
    onEvent(event, payload);
    if (event === 'dataset.importProgress') onProgress(payload as ImportProgress);
  });
  clients.push(client);
  return client;
}

/** A data process with a new project open. */
export async function openedClient(
  folder = join(temporaryFolder(), 'project'),
): Promise<{ readonly client: Client; readonly folder: string }> {
  const client = dataClient();
  await client.invoke('store.open', { folder });
  return { client, folder };
}

let job = 0;
export function importFile(client: Client, path: string, options: ImportOptionsInput = {}): Promise<Output<'dataset.import'>> {
  job += 1;
  return client.invoke('dataset.import', {
    paths: [path],
    job: `job-${job}`,
    options: filledIn(options),
  });
}

export const specWith = (spec: Partial<ProblemSpecInput>): ReturnType<typeof problemSpecSchema.parse> =>
  problemSpecSchema.parse({ steps: ['a', 'b'], targets: ['y'], task: 'binary', split: {}, ...spec });

/** What a request was refused with. */
export async function refusal(request: Promise<unknown>): Promise<ErrorInfo> {
  try {
    await request;
  } catch (thrown) {
    if (thrown instanceof SeqbenchError) return thrown.info;
    throw thrown;
  }
  throw new Error('The request was expected to be refused.');
}
