import { describe, expect, it } from 'vitest';
import { exampleClassValues } from '../example-class-values';
import { resultFiles } from '../run-files';
import { renderReportHtml } from '.';
import { elementsOf } from './testing/page';

const record = exampleClassValues();
const elements = elementsOf(renderReportHtml(record));
const text = elements.find((element) => element.tag === 'body')?.text.replace(/\s+/g, ' ') ?? '';
const figures = elements.flatMap((element) => {
  const path = element.attributes.get('data-figure');
  return path === undefined ? [] : [{ path, value: element.attributes.get('data-value'), text: element.text }];
});
const at = (path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined), record);

describe('the report of two targets of classes, two rows ahead', () => {
  it('reads every figure from the record, to the last digit', () => {
    expect(figures.length).toBeGreaterThan(80);
    for (const { path, value } of figures) expect({ path, value }).toEqual({ path, value: String(at(path)) });
  });

  it('says what is answered, and how often it is right', () => {
    expect(text).toContain('predict engine and pump, each one of several classes, of 2 rows, beginning with the row 7 rows on.');
    expect(text).toContain('GRU is right on 0.7500 of the 4 answers to each of the 125 test windows.');
    expect(text).toContain('125 × 7 × 2 test; answers 4, each one of 3 classes');
    expect(text).toContain('Confusion matrix answers counted, test part');
  });

  it('has accuracy and F1 by row ahead and by target, and the balance of each target', () => {
    const shown = (start: string) =>
      figures.filter(({ path }) => path.startsWith(`runs.0.run.evaluation.${start}`)).map((each) => each.text);
    // Of the second sample both answers to its second row are wrong: engine 2 is taken for 1, pump 1 for 2.
    expect(shown('ahead')).toEqual(['1.0000', '1.0000', '0.5000', '0.5000']);
    expect(shown('byTarget')).toEqual(['0.7500', '0.5556', '0.7500', '0.4286']);
    const balance = figures.filter(({ path }) => path.startsWith('prepared.test.balanceByTarget')).map((each) => each.text);
    expect(balance).toEqual(['125', '0', '125', '0', '250', '0']);
    expect(text).toContain('Class balance values of each part engine');
  });

  it('has the same in its files', () => {
    const contentOf = (ending: string) =>
      resultFiles(record)
        .find(({ path }) => path.endsWith(ending))
        ?.content.trim()
        .split('\n');
    expect(
      contentOf('classification-report.txt')
        ?.slice(-7)
        .map((line) => line.split(/ {2,}/)),
    ).toEqual([
      ['rows ahead', 'accuracy', 'f1-score'],
      ['1', '1', '1'],
      ['2', '0.5', '0.5'],
      [''],
      ['target', 'accuracy', 'f1-score'],
      ['engine', '0.75', expect.stringMatching(/^0\.5555/)],
      ['pump', '0.75', expect.stringMatching(/^0\.428571/)],
    ]);
    expect(contentOf('leaderboard-by-answer.csv')?.slice(0, 2)).toEqual(['kind,model,seed,by,of,accuracy,f1', 'run,GRU,1,ahead,1,1,1']);
  });
});
