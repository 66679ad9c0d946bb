import { describe, expect, it } from 'vitest';
import { curveAxis } from './axis';

const byEpochs = { epochs: 5, steps: null, batch_size: 32 };
const bySteps = { epochs: 5, steps: 1500, batch_size: 32 };

describe('curveAxis', () => {
  it('counts epochs where all were trained by epochs', () => {
    const axis = curveAxis([byEpochs, byEpochs], 861);
    expect([axis.unit, axis.at(3, byEpochs)]).toEqual(['epoch', 3]);
  });

  it('counts steps where a run was trained by steps', () => {
    const axis = curveAxis([bySteps], 861);
    expect([axis.unit, axis.at(1, bySteps), axis.at(100, bySteps)]).toEqual(['step', 15, 1500]);
  });

  it('puts an epoch where its last step is, beside runs that were trained by steps', () => {
    // 861 rows in batches of 32: 27 steps, the last of them short.
    expect(curveAxis([bySteps, byEpochs], 861).at(2, byEpochs)).toBe(54);
  });
});
