import { describe, expect, it } from 'vitest';
import { firstRecord, guessDelimiter } from './dialect';

describe('the separator of a file', () => {
  it.each([
    [',', 'a,b,c\n1,2,3\n4,5,6\n'],
    [';', 'a;b\n1,5;2,5\n3,5;4,5\n'],
    ['\t', 'a\tb\n1\t2\n'],
    ['|', 'a|b\n1|2\n'],
    [',', 'a,b,c\n1,2\n3,4,5\n6,7,8\n'],
    [',', 'only\n1\n2\n'],
    [',', ''],
  ])('is %j in %j', (delimiter, text) => {
    expect(guessDelimiter(text)).toBe(delimiter);
  });

  it('is not looked for within quotation marks', () => {
    expect(guessDelimiter('name;when\n"Berg, Anna; Dr.";1\n"Tal, Ida; Dr.";2\n')).toBe(';');
  });

  it('is not led astray by a last line that is cut off', () => {
    expect(guessDelimiter('a;b;c\n1;2;3\n4;5;6\n7,7,7,7,7')).toBe(';');
  });
});

describe('the first record', () => {
  it('is read with its quotation marks taken off and doubled ones kept', () => {
    expect(firstRecord('"a ""x""",b,"two\nlines",\n1,2,3,4\n', ',').fields).toEqual(['a "x"', 'b', 'two\nlines', '']);
  });

  it('is open where nothing closes its quotation mark, however many lines follow', () => {
    const open = firstRecord('a,"b\n1,2\n3,4\n', ',');
    expect([open.closed, open.fields]).toEqual([false, ['a', 'b\n1,2\n3,4\n']]);
    expect(firstRecord('a,"b"\n1,"2', ',').closed).toBe(true);
  });

  it('comes after blank lines', () => {
    expect(firstRecord('\n\r\n  \na,b\n', ',').fields).toEqual(['a', 'b']);
    expect(firstRecord('\n\n', ',').fields).toEqual([]);
  });
});
