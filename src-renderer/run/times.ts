import { evenFormat } from '../../src-main/core/even-format';
import { formatPlainSeconds, formatSeconds } from '../../src-main/core/text';

/** Below this all times of a column are written in seconds, with one number of decimals. */
const minute = 59.95;

/** How the times of one column are written: `0.07 s` above `20.40 s`, and minutes where one takes some. */
export function timeFormat(seconds: readonly number[]): (value: number) => string {
  if (seconds.some((value) => value >= minute)) return formatSeconds;
  const even = evenFormat(seconds, formatPlainSeconds);
  return (value) => `${even(value)} s`;
}
