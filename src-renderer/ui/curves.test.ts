import { expect, it } from 'vitest';
import { trainingSpecSchema } from '../../src-main/core/run/run';
import { epochsOf, runOf } from '../../src-main/core/run/run.test-support';
import { groupsOf } from './chart/content';
import { lossChart } from './curves';

const byEpochs = runOf({ epochs: epochsOf([0.9, 0.7, 0.8]), bestEpoch: 2 });
const bySteps = { ...byEpochs, training: trainingSpecSchema.parse({ steps: 1500 }) };
const curve = (run: typeof byEpochs) => ({ run, label: 'GRU', color: 1 as const });

it('draws epochs, and marks the best on the solid line alone', () => {
  const { xLabel, note, series } = lossChart([curve(byEpochs)], 'binary');
  expect([xLabel, note]).toEqual(['Epoch', 'validation solid, train dashed, best epoch marked']);
  expect(series.map(({ part, mark }) => [part, mark])).toEqual([
    ['train', null],
    ['validation', 2],
  ]);
  expect(series[1]?.points).toEqual([
    { x: 1, y: 0.9 },
    { x: 2, y: 0.7 },
    { x: 3, y: 0.8 },
  ]);
});

it('draws steps where a run was trained by steps', () => {
  const { xLabel, note, series } = lossChart([curve(bySteps)], 'binary');
  expect([xLabel, note]).toEqual(['Step', 'validation solid, train dashed, best step marked']);
  expect(series[1]?.points.map(({ x }) => x)).toEqual([15, 30, 45]);
  expect(series[1]?.mark).toBe(30);
});

it('puts both kinds on one axis of steps', () => {
  const { series } = lossChart([curve(bySteps), curve(byEpochs)], 'binary', { trainRows: 861 });
  expect(series.filter(({ part }) => part === 'train').map(({ points }) => points.map(({ x }) => x))).toEqual([
    [15, 30, 45],
    [27, 54, 81],
  ]);
});

it('leaves room for the steps to come while a run goes on', () => {
  expect(lossChart([curve({ ...bySteps, state: 'running' })], 'binary').xAtLeast).toBe(300);
  expect(lossChart([curve({ ...byEpochs, state: 'running' })], 'binary').xAtLeast).toBe(5);
});

it('shows a cross-entropy from 0 to 1 while a run goes on, and as close as may be once it has ended', () => {
  expect(lossChart([curve({ ...byEpochs, state: 'running' })], 'binary').yAtLeast).toEqual([0, 1]);
  expect(lossChart([curve(byEpochs)], 'binary').yAtLeast).toBeNull();
});

it('has one place in the legend for all folds of a model', () => {
  const folds = [1, 2].map((fold) => ({ ...curve(byEpochs), label: `GRU, fold ${fold} of 2`, legend: 'GRU' }));
  const content = lossChart(folds, 'binary');
  expect(content.series.map(({ group }) => group)).toContain('GRU, fold 2 of 2');
  expect(groupsOf(content)).toEqual([{ name: 'GRU', color: 1 }]);
});
