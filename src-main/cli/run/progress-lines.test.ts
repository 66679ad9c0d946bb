import { describe, expect, it } from 'vitest';
import { exampleRecord } from '../../formats/example-record';
import { lineProgress } from './progress-lines';

describe('lineProgress', () => {
  const [reported] = exampleRecord().runs;
  const run = { ...reported!.run, model: { ...reported!.run.model, name: 'LSTM\u001b[2J' } };
  const epochs = run.epochs;

  it('writes the first epoch at once, then at most one line a second, and the end always', () => {
    const lines: string[] = [];
    let time = 0;
    const progress = lineProgress(
      (line) => lines.push(line),
      () => time,
    );
    progress.onEvent('run.changed', { ...run, state: 'running' });
    for (const [index, now] of [0, 400, 999, 1000, 1500].entries()) {
      time = now;
      progress.onEvent('run.epochs', { runId: run.id, epochs: [epochs[index]!] });
    }
    progress.onEvent('run.changed', run);
    expect(lines.map((line) => /epoch \d|done/.exec(line)?.[0])).toEqual(['epoch 1', 'epoch 4', 'done']);
    expect(lines.at(-1)).toMatch(/: done after 5 epochs, /);
    expect(lines.join('')).not.toContain('\u001b');
  });

  it('counts steps where the run was trained by steps', () => {
    const lines: string[] = [];
    const progress = lineProgress(
      (line) => lines.push(line),
      () => 0,
    );
    const bySteps = { ...run, training: { ...run.training, steps: 150_000 } };
    progress.onEvent('run.changed', { ...bySteps, state: 'running' });
    progress.onEvent('run.epochs', { runId: run.id, epochs: [epochs[0]!] });
    progress.onEvent('run.changed', bySteps);
    expect(lines[0]).toContain(': step 1,500/150,000, loss');
    expect(lines[1]).toContain(': done after 7,500 steps, ');
  });
});
