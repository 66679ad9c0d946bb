import { describe, expect, it } from 'vitest';
import { exampleRecord } from '../example-record';
import { exampleWindows } from '../example-windows';
import { resultFiles, runFolderName } from '.';

describe('runFolderName', () => {
  it.each([
    [2, 'Deep RNN', '03-deep-rnn'],
    [0, '../../etc/passwd', '01-etc-passwd'],
    [11, 'Größe Ünïcode', '12-gro-e-unicode'],
    [0, '…', '01-model'],
    [0, 'a'.repeat(90), `01-${'a'.repeat(40)}`],
  ])('names run %i of %j %s', (ordinal, model, name) => {
    expect(runFolderName(ordinal, model)).toBe(name);
  });
});

describe('resultFiles', () => {
  const record = exampleRecord();
  const contentOf = (path: string) => resultFiles(record).find((file) => file.path === path)?.content ?? '';

  it('makes one folder a run in the order the runs were made, whatever their rank', () => {
    const folders = new Set(resultFiles(record).flatMap(({ path }) => /^runs\/([^/]+)/.exec(path)?.[1] ?? []));
    expect([...folders].sort()).toEqual([
      '01-nn',
      '02-rnn',
      '03-deep-rnn',
      '04-lstm',
      '05-deep-lstm',
      '06-gru',
      '07-deep-gru',
      '08-conv1d-deep-lstm',
    ]);
  });

  it('writes a row a run and a row a baseline, with the figures in full', () => {
    const lines = contentOf('leaderboard.csv').trim().split('\n');
    expect(lines).toHaveLength(10);
    expect(lines[0]).toBe(
      'rank,kind,model,state,seed,params,epochs,best_epoch,steps,best_step,seconds,step_ms,accuracy,precision,recall,f1,roc_auc,loss',
    );
    const best = record.leaderboard.rows[0]?.evaluation;
    expect(lines[1]).toContain(`1,run,LSTM,done,1,4385,5,5,,,`);
    expect(lines[1]).toContain(String(best?.kind === 'classification' ? best.accuracy : 'none'));
    expect(lines[9]).toMatch(/^,baseline,/);
  });

  it('writes the history under names that Keras uses', () => {
    const lines = contentOf('runs/04-lstm/history.csv').trim().split('\n');
    expect(lines[0]).toBe('epoch,loss,accuracy,val_loss,val_accuracy,learning_rate,seconds');
    expect(lines).toHaveLength(6);
    const first = record.runs.find(({ ordinal }) => ordinal === 3)?.run.epochs[0];
    expect(lines[1]).toBe([1, first?.loss, first?.metric, first?.valLoss, first?.valMetric, first?.learningRate, first?.seconds].join(','));
  });

  it('counts steps in the history and the table of runs that were trained by steps', () => {
    const bySteps = resultFiles(exampleRecord((run) => ({ ...run, training: { ...run.training, steps: 500 } })));
    const lines = (path: string) =>
      bySteps
        .find((file) => file.path === path)
        ?.content.trim()
        .split('\n') ?? [];
    const [head, ...rows] = lines('runs/04-lstm/history.csv').map((line) => line.split(',')[0]);
    expect([head, ...rows]).toEqual(['step', '5', '10', '15', '20', '25']);
    expect(lines('leaderboard.csv')[1]).toContain('1,run,LSTM,done,1,4385,,,25,25,');
  });

  it('writes the errors of numbers by row ahead', () => {
    const report = resultFiles(exampleWindows()).find(({ path }) => path.endsWith('regression-report.txt'))?.content;
    const columns = report
      ?.split('\n')
      .slice(-4, -1)
      .map((line) => line.split(/ {2,}/));
    expect(columns).toEqual([
      ['rows ahead', 'rmse', 'mae'],
      ['1', '0.5', '0.5'],
      ['2', '1', '1'],
    ]);
  });

  it('writes the errors of every row ahead beside the leaderboard, and no such file where there is one answer', () => {
    const csv = resultFiles(exampleWindows()).find(({ path }) => path === 'leaderboard-by-answer.csv')?.content;
    expect(csv?.trim().split('\n')).toEqual([
      'kind,model,seed,by,of,root_mean_squared_error,mean_absolute_error',
      'run,LSTM,1,ahead,1,0.5,0.5',
      'run,LSTM,1,ahead,2,1,1',
      'baseline,Always the mean of the training part,,ahead,1,9,9',
      'baseline,Always the mean of the training part,,ahead,2,18,18',
      'baseline,The last known value again,,ahead,1,0.75,0.75',
      'baseline,The last known value again,,ahead,2,1.5,1.5',
    ]);
    expect(contentOf('leaderboard-by-answer.csv')).toBe('');
  });

  it('keeps a name from being a formula in a spreadsheet', () => {
    const hostile = exampleRecord((run) => ({ ...run, model: { ...run.model, name: '=HYPERLINK("x")' } }));
    expect(resultFiles(hostile).find((file) => file.path === 'leaderboard.csv')?.content).toContain(`"'=HYPERLINK(""x"")"`);
  });

  it('gives the record back from its JSON', () => {
    expect(JSON.parse(contentOf('result.json'))).toEqual(record);
  });
});
