import { describe, expect, it } from 'vitest';
import { dateFormats, writtenIn } from './date-words';

describe('a date format', () => {
  it('is shown as the last day of a year, which has one reading', () => {
    expect(writtenIn('%d/%m/%Y')).toBe('31/12/2026');
    expect(writtenIn('%m/%d/%y %I:%M %p')).toBe('12/31/26 11:59 PM');
    expect(writtenIn('%-d. %B %Y')).toBe('31. December 2026');
  });

  it('that the file has comes first among those that are offered, once', () => {
    const offered = dateFormats(['%d.%m.%y', '%Y-%m-%d']);
    expect(offered.slice(0, 2)).toEqual(['%d.%m.%y', '%Y-%m-%d']);
    expect(new Set(offered).size).toBe(offered.length);
  });
});
