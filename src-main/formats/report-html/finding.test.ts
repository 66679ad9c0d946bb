import { describe, expect, it } from 'vitest';
import { exampleRecord } from '../example-record';
import { evaluateConfusion } from '../../core/leaderboard/classification';
import type { RunRecord } from '../../core/run/run';
import { describeFinding } from '../../core/report/finding';
import { sentenceText } from '../../core/report/sentence';

const say = (change?: (run: RunRecord) => RunRecord) => describeFinding(exampleRecord(change)).map(sentenceText);

/** A run that is right on some of the 167 + 202 test rows. */
const right = (run: RunRecord, count: number): RunRecord => {
  const confusion = [
    [count - 150, 167 - (count - 150)],
    [52, 150],
  ];
  return { ...run, evaluation: evaluateConfusion(confusion, ['0', '1'], 0.4, true) };
};

describe('describeFinding', () => {
  it('says that runs within the noise of the test rows cannot be told apart', () => {
    const [lead, tie, baseline] = say();
    expect(lead).toBe('LSTM has the highest test accuracy of 8 runs: 0.8293 on 369 test rows.');
    expect(tie).toBe('The 8 cannot be told apart on 369 rows: their 95 % Wilson intervals overlap, so the order among them says little.');
    expect(baseline).toMatch(/^All 8 are clearly better than the baseline that needs no model \(Always “1”.*, 0\.5474\)\.$/);
  });

  it('names only those that are near the best where others are far behind', () => {
    const [, tie, baseline] = say((run) => right(run, run.model.name === 'LSTM' ? 310 : run.model.name === 'GRU' ? 305 : 215));
    expect(tie).toBe('It cannot be told apart from GRU on 369 rows: their 95 % Wilson intervals overlap.');
    expect(baseline).toMatch(/^2 of the 8 are clearly better than the baseline/);
  });

  it('says that the best stands alone where no interval reaches it', () => {
    const [, tie] = say((run) => right(run, run.model.name === 'LSTM' ? 310 : 215));
    expect(tie).toContain('The others stay behind it by more than the noise of 369 rows');
  });

  it('does not praise what is not above the baseline', () => {
    const [, , baseline] = say((run) => right(run, 205));
    expect(baseline).toMatch(/^None of them is clearly better/);
  });

  it('says “both” of two', () => {
    const sentences = say((run) =>
      ['LSTM', 'GRU'].includes(run.model.name) ? right(run, 310) : { ...run, state: 'failed', evaluation: null },
    );
    expect(sentences.find((sentence) => sentence.includes('baseline'))).toMatch(/^Both are clearly better than the baseline/);
  });

  it('names what failed and what was cancelled', () => {
    const sentences = say((run) => {
      if (run.model.name === 'NN') return { ...run, state: 'failed', evaluation: null };
      return run.model.name === 'RNN' ? { ...run, state: 'cancelled' } : run;
    });
    expect(sentences).toContain('NN failed and has no result here.');
    expect(sentences).toContain('RNN was cancelled before the end; what was done is shown.');
    expect(sentences[0]).toContain('of 7 runs');
  });

  it('says so where nothing has a result', () => {
    expect(say((run) => ({ ...run, state: 'failed', evaluation: null }))[0]).toBe('No run has a result yet.');
  });
});
