import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { asId, type RunId } from '../../src-main/core/ids';
import type { RunRecord } from '../../src-main/core/run/run';
import { runOf } from '../../src-main/core/run/run.test-support';
import { type FakeApi, installFakeApi } from '../api/fake';
import { runs } from '../run/runs.svelte';
import { notices, stay } from './notices.svelte';
import { project } from './project.svelte';
import { removals } from './removals.svelte';

const run = (id: string): RunRecord => runOf({ id: asId<RunId>(id) });
const [first, second, third] = [run('a'), run('b'), run('c')];
let refused = false;
let fake: FakeApi;

const shown = (): string => project.runs.map(({ id }) => id).join('');
const removed = (): number => fake.calls.filter(({ command }) => command === 'run.remove').length;

beforeEach(() => {
  vi.useFakeTimers();
  refused = false;
  notices.list = [];
  fake = installFakeApi({
    'run.remove': () => {
      if (refused) throw new Error('The folder is in use.');
      return undefined;
    },
  });
  project.load({
    ...{ folder: '/p', name: 'P', datasets: [], problems: [], models: [], runs: [first, second, third] },
    current: { datasetId: null, problemId: null },
  });
});
afterEach(async () => {
  await vi.advanceTimersByTimeAsync(stay);
  vi.useRealTimers();
});

it('a run that was removed is gone from sight, and is had back where it stood until its notice goes', async () => {
  runs.remove(second);
  expect([shown(), removed(), removals.canUndo]).toEqual(['ac', 0, true]);
  removals.undo();
  expect([shown(), notices.list, removals.canUndo]).toEqual(['abc', [], false]);
  await vi.advanceTimersByTimeAsync(stay * 2);
  expect([shown(), removed()]).toEqual(['abc', 0]);
});

it('is removed for good afterwards, or before anything reads what is stored', async () => {
  runs.remove(first);
  await vi.advanceTimersByTimeAsync(stay);
  expect([shown(), removed(), removals.canUndo]).toEqual(['bc', 1, false]);
  runs.remove(second);
  await project.saved();
  removals.undo();
  expect([shown(), removed()]).toEqual(['c', 2]);
  expect(notices.list.at(-1)?.message).toContain('for good');
});

it('comes back where it could not be removed, and why is said', async () => {
  refused = true;
  runs.remove(second);
  await project.saved();
  expect(shown()).toBe('abc');
  expect(notices.list.map(({ tone }) => tone)).toContain('bad');
});

it('of several the last is had back first', () => {
  runs.remove(first);
  runs.remove(third);
  removals.undo();
  expect(shown()).toBe('bc');
  notices.list[0]?.action?.run();
  expect([shown(), removals.canUndo]).toEqual(['abc', false]);
});
