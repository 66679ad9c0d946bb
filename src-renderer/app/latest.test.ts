import { expect, it, vi } from 'vitest';
import { SeqbenchError } from '../../src-main/contract/errors';
import { Latest } from './latest.svelte';

it('keeps the answer to the last question, in whatever order the answers come', async () => {
  const latest = new Latest<string>();
  const answers = new Map<string, (text: string) => void>();
  const asking = (name: string) => latest.ask(() => new Promise<string>((resolve) => answers.set(name, resolve)));
  const [first, second] = [asking('first'), asking('second')];
  answers.get('second')?.('second');
  answers.get('first')?.('first');
  await Promise.all([first, second]);
  expect([latest.value, latest.waiting]).toEqual(['second', false]);
});

it('asks nothing that was asked otherwise, or not at all, before its time', async () => {
  vi.useFakeTimers();
  const latest = new Latest<number>();
  const question = vi.fn(() => Promise.resolve(1));
  void latest.ask(question, 100);
  await vi.advanceTimersByTimeAsync(60);
  void latest.ask(question, 100);
  await vi.advanceTimersByTimeAsync(60);
  expect([question.mock.calls.length, latest.waiting]).toEqual([0, true]);
  await vi.advanceTimersByTimeAsync(60);
  expect([question.mock.calls.length, latest.value]).toEqual([1, 1]);
  void latest.ask(question, 100);
  latest.clear();
  await vi.runAllTimersAsync();
  expect([question.mock.calls.length, latest.value, latest.waiting]).toEqual([1, null, false]);
});

it('says why there is no answer, beside the last there was', async () => {
  const latest = new Latest<number>();
  await latest.ask(() => Promise.resolve(1));
  await latest.ask(() => Promise.reject(new SeqbenchError({ code: 'file.missing', message: 'gone' })));
  expect([latest.value, latest.error?.message]).toEqual([1, 'gone']);
});
