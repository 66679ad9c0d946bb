import { describe, expect, it } from 'vitest';
import { describeFinding } from '../../core/report/finding';
import type { ResultRecord } from '../../core/report/report';
import { sentenceText } from '../../core/report/sentence';
import { exampleFolds } from '../example-folds';
import { resultFiles } from '../run-files';
import { renderReportHtml } from '.';
import { elementsOf } from './testing/page';

const record = exampleFolds({ LSTM: [1, 1, 1], GRU: [0.5, 0.5, 0.75], Broken: [2, null, 2] });
const words = (of: ResultRecord): string => describeFinding(of).map(sentenceText).join(' ');

function at(path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (typeof value === 'object' && value ? Reflect.get(value, key) : undefined), record);
}

describe('a report over several folds', () => {
  const elements = elementsOf(renderReportHtml(record));
  const text = (elements.find(({ tag }) => tag === 'body')?.text ?? '').replace(/\s+/g, ' ');
  const figures = elements.flatMap(({ attributes }) => {
    const path = attributes.get('data-figure');
    return path === undefined ? [] : [{ path, value: attributes.get('data-value') }];
  });

  it('reads every mean, deviation and figure of a fold from the record', () => {
    for (const { path, value } of figures) expect({ path, value }).toEqual({ path, value: String(at(path)) });
    const paths = new Set(figures.map(({ path }) => path));
    for (const row of [0, 1]) {
      expect(paths).toContain(`leaderboard.rows.${row}.evaluation.rootMeanSquaredError`);
      expect(paths).toContain(`leaderboard.rows.${row}.folds.deviation.rootMeanSquaredError`);
      for (const fold of [0, 1, 2]) expect(paths).toContain(`leaderboard.rows.${row}.folds.rows.${fold}.evaluation.rootMeanSquaredError`);
    }
    expect(paths).toContain('leaderboard.baselines.0.folds.evaluations.2.rootMeanSquaredError');
  });

  it('has one article a model, says what the figures are, and which folds are missing', () => {
    expect(elements.filter(({ tag }) => tag === 'article')).toHaveLength(3);
    expect(text).toContain('Each figure is the mean of 3 folds, with their standard deviation (±) below it');
    expect(text).toContain('2 of 3 folds');
    expect(text).toContain('Fold 2: Failed.');
    expect(text).toContain('forward in time, every one of 3 folds, the training part expanding');
  });

  it('links every row of the leaderboard to its article', () => {
    const ids = new Set(elements.flatMap(({ attributes }) => attributes.get('id') ?? []));
    const links = elements.flatMap(({ attributes }) => attributes.get('href') ?? []).filter((href) => href.startsWith('#run-'));
    expect(links).toHaveLength(3);
    for (const href of links) expect(ids).toContain(href.slice(1));
  });
});

describe('what is said of several folds', () => {
  it('names the best mean with its spread, and whether it is ahead in every fold, of the baseline too', () => {
    // Each error e has the RMSE e · √2.5.
    expect(words(record)).toBe(
      'GRU has the least mean root mean squared error of 2 models: 0.922 ± 0.186, mean of 3 folds ± standard deviation, on 150 test windows in all, ' +
        'in the unit of the target. It is ahead of the other in every one of the 3 folds. In every fold it is better than the baseline that ' +
        'needs no model (The last known value again, 3.162). Broken is not ranked: 2 of 3 folds have a result.',
    );
  });

  it('says where the order may not hold, and of folds in which the baseline is better', () => {
    const close = words(exampleFolds({ LSTM: [1, 1, 1], GRU: [0.5, 0.5, 1.75] }));
    expect(close).toContain('It is ahead of LSTM in 2 of 3 folds, so that the order of the two may not hold.');
    expect(close).toContain('In 2 of 3 folds it is better than the baseline');
    expect(words(exampleFolds({ LSTM: [4, 4, 4] }))).toContain('In no fold is it better than the baseline');
    expect(words(exampleFolds({ LSTM: [4, null, 4] }))).toBe(
      'No model has a result in every fold yet. LSTM is not ranked: 2 of 3 folds have a result.',
    );
  });
});

it('the files have a row a model with the deviations, a row a fold, and a folder a run', () => {
  const files = resultFiles(record);
  const lines = (files.find(({ path }) => path === 'leaderboard.csv')?.content ?? '').trim().split('\n');
  const [head = '', ...rows] = lines;
  expect(head.endsWith('std_root_mean_squared_error,std_mean_absolute_error,std_mean_absolute_percentage_error,std_r2,std_loss')).toBe(
    true,
  );
  expect(new Set(lines.map((line) => line.split(',').length)).size).toBe(1);
  const kinds = rows.map((line) => line.split(',').slice(0, 3).join());
  expect(kinds).toEqual([
    ...['1,mean,GRU', ',fold,GRU', ',fold,GRU', ',fold,GRU', '2,mean,LSTM', ',fold,LSTM', ',fold,LSTM', ',fold,LSTM'],
    ...[',mean,Broken', ',fold,Broken', ',fold,Broken', ',fold,Broken'],
    ...[',baseline,The last known value again', ...[1, 2, 3].map(() => ',baseline fold,The last known value again')],
  ]);
  const spread = head.split(',').indexOf('std_root_mean_squared_error');
  expect(Number(rows[0]?.split(',')[spread])).toBeCloseTo(Math.sqrt(2.5) * 0.11785113019775792, 12);
  const folders = new Set(files.flatMap(({ path }) => /^runs\/([^/]+)/.exec(path)?.[1] ?? []));
  expect([...folders].sort()).toContain('06-gru-fold-3');
});
