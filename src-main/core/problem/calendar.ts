import { assertNever } from '../assert';
import type { CalendarFeature } from './windows-spec';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * What a calendar says of a moment, in UTC as the table has it: hour 0 to 23, weekday 1 (Monday) to 7, month 1 to 12.
 *
 * @param moment milliseconds since 1970
 */
export function calendarValue(moment: number, feature: CalendarFeature): number {
  switch (feature) {
    case 'hour':
      return modulo(Math.floor(moment / hourMs), 24);
    case 'weekday':
      // 1970 began on a Thursday.
      return modulo(Math.floor(moment / dayMs) + 3, 7) + 1;
    case 'month':
      return new Date(moment).getUTCMonth() + 1;
    default:
      return assertNever(feature);
  }
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
