import { describe, expect, it } from 'vitest';
import type { RunProgress, RunRecord } from '../../src-main/core/run/run';
import { secondsLeft, trainingWords } from './status';

/** Only what the status line reads. */
function run(id: string, state: RunRecord['state'], seconds: number | null = null): RunRecord {
  return { id, state, seconds } as RunRecord;
}

function progress(entries: Readonly<Record<string, number>>): ReadonlyMap<string, RunProgress> {
  return new Map(Object.entries(entries).map(([id, left]) => [id, { secondsLeft: left } as RunProgress]));
}

describe('time left', () => {
  it('is that of the slowest run where none waits', () => {
    expect(secondsLeft([run('a', 'running'), run('b', 'running')], progress({ a: 4, b: 9 }), 2)).toBe(9);
  });

  it('adds a round for every batch that waits, as long as runs took so far', () => {
    const runs = [
      run('z', 'done', 3),
      run('a', 'running'),
      run('b', 'running'),
      run('c', 'queued'),
      run('d', 'queued'),
      run('e', 'queued'),
    ];
    expect(secondsLeft(runs, progress({ a: 1, b: 2 }), 2)).toBe(2 + 2 * 3);
  });

  it('is not guessed before any run has said something', () => {
    expect(secondsLeft([run('a', 'running')], new Map(), 2)).toBeNull();
  });
});

describe('the words of the status line', () => {
  it('tell what trains, what waits and how long', () => {
    const runs = [run('a', 'running'), run('b', 'running'), run('c', 'queued')];
    expect(trainingWords(runs, 31)).toBe('2 runs training, 1 run waiting · 31 s left');
  });

  it('say nothing when nothing trains', () => {
    expect(trainingWords([run('a', 'done', 1)], null)).toBe('');
  });
});
