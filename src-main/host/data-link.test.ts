import { describe, expect, it } from 'vitest';
import { asId, type RunId } from '../core/ids';
import { ChildInHand } from './child-in-hand.test-support';
import { DataLink } from './data-link';

interface Request {
  readonly id: number;
  readonly command: string;
  readonly input: unknown;
}

/** A link whose data processes are in the test's hand. */
function bench() {
  const children: ChildInHand[] = [];
  const faults: string[] = [];
  const start = () => {
    const child = new ChildInHand();
    children.push(child);
    return child;
  };
  const link = new DataLink({
    processes: { start },
    onEvent: (event, payload) => {
      if (event === 'app.fault') faults.push((payload as { message: string }).message);
    },
    liveRuns: () => [asId<RunId>('run-a')],
  });
  const requests = (index: number) => (children[index]?.received ?? []) as readonly Request[];
  const answer = async (index: number, value: unknown = null) => {
    await settle();
    const request = requests(index).at(-1);
    children[index]!.say({ kind: 'reply', id: request?.id, ok: true, value });
    await settle();
  };
  return { link, children, faults, requests, answer };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('DataLink', () => {
  it('starts the process with the first request', async () => {
    const { link, children, answer } = bench();
    expect(children).toHaveLength(0);
    const state = link.invoke('project.state', undefined);
    await answer(0);
    expect(await state).toBeNull();
    expect(children).toHaveLength(1);
  });

  it('starts another process where it died, opens the project again and names the runs that still train', async () => {
    const { link, children, faults, requests, answer } = bench();
    const opened = link.open('/projects/one');
    await answer(0, { folder: '/projects/one' });
    await opened;
    const lost = link.invoke('project.state', undefined);
    await settle();
    children[0]!.exit(null, 'SIGKILL');
    await expect(lost).rejects.toMatchObject({
      info: { code: 'internal', message: expect.stringContaining('ended unexpectedly') as string },
    });
    expect(faults).toHaveLength(1);

    const next = link.invoke('project.state', undefined);
    await settle();
    expect(requests(1).map(({ command, input }) => [command, input])).toEqual([
      ['store.open', { folder: '/projects/one', liveRuns: ['run-a'] }],
    ]);
    await answer(1, {});
    await answer(1, 'the state');
    expect(await next).toBe('the state');
  });

  it('makes a request that may be made twice again where it was lost', async () => {
    const { link, children, answer } = bench();
    const opened = link.open('/projects/one');
    await answer(0, {});
    await opened;
    const ended = link.invokeSurely('store.runStarted', { runId: asId<RunId>('run-a') });
    await settle();
    children[0]!.exit(1, null);
    await answer(1, {});
    await answer(1, 'stored');
    expect(await ended).toBe('stored');
  });

  it('does not make again what the data process refused', async () => {
    const { link, children, requests } = bench();
    const refused = link.invokeSurely('store.runStarted', { runId: asId<RunId>('run-a') });
    await settle();
    children[0]!.say({
      kind: 'reply',
      id: requests(0)[0]!.id,
      ok: false,
      error: { code: 'run.unknown', message: 'There is no such run.' },
    });
    await expect(refused).rejects.toMatchObject({ info: { code: 'run.unknown' } });
    expect(requests(0)).toHaveLength(1);
  });

  it('does not start in circles where the process dies while it reopens', async () => {
    const { link, children, faults, answer } = bench();
    const opened = link.open('/projects/one');
    await answer(0, {});
    await opened;
    children[0]!.exit(1, null);
    await settle();
    children[1]!.exit(1, null);
    await settle();
    expect(children).toHaveLength(2);
    expect(faults).toHaveLength(2);
    const next = link.invoke('project.state', undefined);
    await answer(2, {});
    await answer(2, 'the state');
    expect(await next).toBe('the state');
  });

  it('closes the project before it ends the process, and refuses what comes later', async () => {
    const { link, children, requests, answer } = bench();
    const opened = link.open('/projects/one');
    await answer(0, {});
    await opened;
    const disposed = link.dispose();
    await settle();
    expect(requests(0).at(-1)?.command).toBe('store.close');
    expect(children[0]!.signals).toEqual([]);
    await answer(0);
    await disposed;
    expect(children[0]!.signals).toEqual(['SIGTERM']);
    await expect(link.invoke('project.state', undefined)).rejects.toMatchObject({ info: { code: 'request.refused' } });
  });
});
