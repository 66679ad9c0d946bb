import type { ImportNote } from '../../../core/dataset/preview';

const money = '[$€£¥]|EUR|USD|GBP|CHF|JPY|CNY|INR|SEK|NOK|DKK|PLN|CZK|AUD|CAD';
const minus = '[-+\\u2212]?';
/** A number with a sign of money or per cent, a minus sign behind it or of its own kind, or in brackets as accountants write. */
const dressed = new RegExp(`^\\(?${minus}\\s*(?:${money})?\\s*${minus}\\d[\\d.,'\\u2019 \\u00a0\\u202f]*\\s*(?:${money}|%)?-?\\)?$`, 'u');
const dress = new RegExp(`${money}|[%()\\u2212]|-$`, 'u');

/**
 * What is told of a column of text whose values are numbers in a dress that is not taken off here.
 *
 * @param values different ones, without blanks around them
 */
export function textNotes(name: string, values: readonly string[]): readonly ImportNote[] {
  const found = values.filter((value) => dressed.test(value));
  const example = found.find((value) => dress.test(value));
  if (example === undefined || found.length < 0.8 * values.length) return [];
  return [
    {
      severity: 'warning',
      message: `${name} is kept as text: its numbers stand beside other signs, as in “${example.slice(0, 40)}”.`,
      remedy: 'Take signs of money and per cent, brackets and minus signs behind numbers out of the file to have numbers.',
    },
  ];
}
