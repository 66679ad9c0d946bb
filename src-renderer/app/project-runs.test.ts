import { beforeEach, expect, it, vi } from 'vitest';
import type { RunRecord } from '../../src-main/core/run/run';
import { epochsOf, runOf } from '../../src-main/core/run/run.test-support';
import { type FakeApi, installFakeApi } from '../api/fake';
import { project } from './project.svelte';

const losses = [0.9, 0.8, 0.7, 0.6];
const all = epochsOf(losses);
const running = runOf({ state: 'running', epochs: all.slice(0, 1) });
let stored: RunRecord;
let fake: FakeApi;
let stop = (): void => undefined;

beforeEach(() => {
  stored = running;
  fake = installFakeApi({ 'run.get': () => stored });
  project.load({
    ...{ folder: '/p', name: 'P', datasets: [], problems: [], models: [], runs: [running] },
    current: { datasetId: null, problemId: null },
  });
  stop();
  stop = project.listen();
});

const tell = (...epochs: readonly number[]) =>
  fake.emit('run.epochs', { runId: running.id, epochs: all.filter(({ epoch }) => epochs.includes(epoch)) });
const known = () => project.runs[0]?.epochs.map(({ epoch }) => epoch);

it('adds epochs as they end, each once', () => {
  tell(1, 2);
  tell(2, 3);
  expect(known()).toEqual([1, 2, 3]);
  expect(fake.calls).toHaveLength(0);
});

it('asks for the run once where epochs were told while the window was loading', async () => {
  stored = { ...running, epochs: all.slice(0, 3) };
  tell(3);
  tell(3);
  await vi.waitFor(() => expect(known()).toEqual([1, 2, 3]));
  expect(fake.calls.map(({ command }) => command)).toEqual(['run.get']);
  tell(4);
  expect(known()).toEqual([1, 2, 3, 4]);
});

it('keeps how a run ended where that was told before the answer came', async () => {
  stored = { ...running, epochs: all.slice(0, 3) };
  tell(3);
  fake.emit('run.changed', { ...running, state: 'done', epochs: all });
  await Promise.resolve();
  await new Promise((resolve) => setTimeout(resolve));
  expect([project.runs[0]?.state, known()]).toEqual(['done', [1, 2, 3, 4]]);
});
