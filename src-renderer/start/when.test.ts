import { describe, expect, it } from 'vitest';
import { formatWhen } from './when';

const now = new Date(2026, 10, 22, 12, 0);

describe('formatWhen', () => {
  it('gives the time of something opened today', () => {
    expect(formatWhen(new Date(2026, 10, 22, 9, 5).toISOString(), now)).toBe('today 09:05');
  });

  it('says yesterday up to midnight of the day before', () => {
    expect(formatWhen(new Date(2026, 10, 21, 23, 59).toISOString(), now)).toBe('yesterday 23:59');
    expect(formatWhen(new Date(2026, 10, 21, 0, 0).toISOString(), now)).toBe('yesterday 00:00');
  });

  it('gives the date of anything older', () => {
    expect(formatWhen(new Date(2026, 10, 20, 23, 59).toISOString(), now)).toBe('20 Nov 2026');
  });
});
