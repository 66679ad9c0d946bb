import { describe, expect, it } from 'vitest';
import { formatScore } from '../text';
import { classificationReport, confusionMatrix } from './classification';
import { classificationReportText } from './report-text';

describe('classificationReportText', () => {
  it('prints the example of scikit-learn’s documentation to the character', () => {
    const report = classificationReport(confusionMatrix([0, 1, 2, 2, 2], [0, 0, 2, 2, 1], 3), ['class 0', 'class 1', 'class 2']);
    expect(classificationReportText(report, 2)).toBe(
      [
        '              precision    recall  f1-score   support',
        '',
        '     class 0       0.50      1.00      0.67         1',
        '     class 1       0.00      0.00      0.00         1',
        '     class 2       1.00      0.67      0.80         3',
        '',
        '    accuracy                           0.60         5',
        '   macro avg       0.50      0.56      0.49         5',
        'weighted avg       0.70      0.60      0.61         5',
        '',
      ].join('\n'),
    );
  });

  it('prints five digits as scikit-learn’s own test expects them', () => {
    const confusion = [
      [19, 4, 1],
      [4, 3, 24],
      [0, 2, 18],
    ];
    expect(classificationReportText(classificationReport(confusion, ['setosa', 'versicolor', 'virginica']), 5)).toBe(
      [
        '              precision    recall  f1-score   support',
        '',
        '      setosa    0.82609   0.79167   0.80851        24',
        '  versicolor    0.33333   0.09677   0.15000        31',
        '   virginica    0.41860   0.90000   0.57143        20',
        '',
        '    accuracy                        0.53333        75',
        '   macro avg    0.52601   0.59615   0.50998        75',
        'weighted avg    0.51375   0.53333   0.47310        75',
        '',
      ].join('\n'),
    );
  });

  it('widens the first column to the longest label', () => {
    const report = classificationReport(
      [
        [1, 0],
        [0, 2],
      ],
      ['short', 'a label of many words'],
    );
    const [head, , first, second] = classificationReportText(report).split('\n');
    expect(second).toBe('a label of many words     1.0000    1.0000    1.0000         2');
    expect(first).toBe('                short     1.0000    1.0000    1.0000         1');
    expect(head).toHaveLength(second!.length);
  });
});

describe('formatScore', () => {
  it('rounds a value exactly between two to the even digit, as Python prints it', () => {
    // Python: [f'{k / 32:.4f}' for k in (1, 3, 5, 7, 31)]
    expect([1, 3, 5, 7, 31].map((k) => formatScore(k / 32))).toEqual(['0.0312', '0.0938', '0.1562', '0.2188', '0.9688']);
    expect([-1 / 32, -3 / 32].map((value) => formatScore(value))).toEqual(['-0.0312', '-0.0938']);
  });

  it('leaves every other value to its nearest decimal', () => {
    expect([0, 1, 0.5, 0.82935, 2 / 3, 0.00005].map((value) => formatScore(value))).toEqual([
      '0.0000',
      '1.0000',
      '0.5000',
      '0.8294',
      '0.6667',
      '0.0001',
    ]);
  });
});
