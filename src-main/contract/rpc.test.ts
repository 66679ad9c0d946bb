import { describe, expect, it } from 'vitest';
import { channelPair } from './channel';
import { SeqbenchError } from './errors';
import type { Events } from './events';
import { Client, dispatch, type Handlers, serve } from './rpc';
import { isOpenCommand, routes } from './routes';

type Answered = 'dataset.cancelImport' | 'project.close' | 'store.close';

function connect(handlers: Handlers<Answered>) {
  const [here, there] = channelPair();
  const heard: [string, unknown][] = [];
  const client = new Client(here, (event, payload) => heard.push([event, payload]));
  return { client, heard, emit: serve(there, handlers) };
}

const quiet: Handlers<Answered> = {
  'dataset.cancelImport': () => undefined,
  'project.close': () => undefined,
  'store.close': () => undefined,
};

describe('requests over a channel', () => {
  it('reach their handler with a parsed input and come back with its answer', async () => {
    const jobs: string[] = [];
    const { client } = connect({ ...quiet, 'dataset.cancelImport': ({ job }) => void jobs.push(job) });
    await client.invoke('dataset.cancelImport', { job: 'import-1' });
    expect(jobs).toEqual(['import-1']);
  });

  it('are refused where the input is not what the schema wants, before the handler sees it', async () => {
    const { client } = connect(quiet);
    await expect(client.invoke('dataset.cancelImport', { job: '../../etc' })).rejects.toMatchObject({
      info: { code: 'request.invalid', place: 'job' },
    });
  });

  it('bring an error over with its code, place and remedy', async () => {
    const info = { code: 'file.disk-full', message: 'The disk is full.', remedy: 'Free some space.' } as const;
    const { client } = connect({
      ...quiet,
      'project.close': () => {
        throw new SeqbenchError(info);
      },
    });
    await expect(client.invoke('project.close', undefined)).rejects.toMatchObject({ info });
  });

  it('turn an unknown throw into an internal error that keeps its cause and shows no stack', async () => {
    const { client } = connect({ ...quiet, 'project.close': () => Promise.reject(new Error('boom')) });
    const error: unknown = await client.invoke('project.close', undefined).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ info: { code: 'internal', cause: 'boom' } });
    expect(JSON.stringify(error instanceof SeqbenchError ? error.info : null)).not.toContain('at ');
  });

  it('fail at once when the other side is gone', async () => {
    const [here] = channelPair();
    const client = new Client(here, () => undefined);
    const waiting = client.invoke('project.close', undefined);
    client.abandon({ code: 'internal', message: 'The data process ended.' });
    await expect(waiting).rejects.toThrow('The data process ended.');
  });

  it('refuse a command that the table does not have, also one that every object has', async () => {
    await expect(dispatch(quiet, 'toString', undefined)).rejects.toMatchObject({ info: { code: 'request.refused' } });
  });
});

describe('events over a channel', () => {
  it('arrive with their payload', async () => {
    const { heard, emit } = connect(quiet);
    const progress: Events['dataset.importProgress'] = { job: 'a', phase: 'reading', share: 0.5 };
    emit('dataset.importProgress', progress);
    await Promise.resolve();
    await Promise.resolve();
    expect(heard).toEqual([['dataset.importProgress', progress]]);
  });
});

describe('the allow-list of the window', () => {
  it('lets no internal command in', () => {
    const internal = Object.keys(routes).filter((name) => name.startsWith('store.'));
    expect(internal.length).toBeGreaterThan(0);
    expect(internal.filter(isOpenCommand)).toEqual([]);
    expect(isOpenCommand('constructor')).toBe(false);
    expect(isOpenCommand('dataset.page')).toBe(true);
  });
});
