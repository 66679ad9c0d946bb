/** Words and numbers as the window, the terminal and the report show them; one place, so that they agree. */

/** Made at first use: the first formatter of a process costs fifty milliseconds, and a trainer formats nothing. */
class LazyFormat {
  private made: Intl.NumberFormat | null = null;

  constructor(private readonly options: Intl.NumberFormatOptions) {}

  format(value: number): string {
    this.made ??= new Intl.NumberFormat('en-US', this.options);
    return this.made.format(value);
  }
}

const whole = new LazyFormat({ maximumFractionDigits: 0 });
const plain = new LazyFormat({ maximumFractionDigits: 3 });
/** Below 1 the first figures count, wherever they stand: a learning rate of 0.0005 is not 0.001. */
const small = new LazyFormat({ maximumSignificantDigits: 3 });

/** `1,230`. Counts are whole numbers, which need no formatter: every process writes some. */
export function formatCount(value: number): string {
  return Number.isSafeInteger(value) ? String(value).replace(/\B(?=(?:\d{3})+$)/g, ',') : whole.format(value);
}

/** Up to three decimals, or three significant figures below 1, no trailing zeros: `12.346`, `0.5`, `0.0000028`; `7.686e+24` from 10¹⁵ on. */
export function formatNumber(value: number): string {
  if (value === 0) return '0';
  if (Number.isFinite(value) && Math.abs(value) >= 1e15) return value.toExponential(3);
  return (Math.abs(value) < 1 ? small : plain).format(value);
}

/**
 * Four decimals, as classification reports have it: `0.8293`. A value exactly between two goes to the even digit, as Python
 * prints it (1/32 is `0.0312`), so that the window and the report agree with scikit-learn to the character.
 */
export function formatScore(value: number, digits = 4): string {
  const rounded = value.toFixed(digits);
  // Only odd multiples of 2^-(digits + 1) lie exactly between two decimals; the product is exact.
  const halves = value * 2 ** (digits + 1);
  const between = Number.isInteger(halves) && halves % 2 !== 0;
  if (!between || Number(rounded.slice(-1)) % 2 === 0) return rounded;
  return (Number(rounded) - Math.sign(value) * 10 ** -digits).toFixed(digits);
}

/** `1 unit`, `32 units`. */
export function plural(count: number, noun: string, many = `${noun}s`): string {
  return `${formatCount(count)} ${count === 1 ? noun : many}`;
}

/** `0.14 s`, `12.3 s`, `4 min 05 s`. */
export function formatSeconds(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(2)} s`;
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const rounded = Math.round(seconds);
  return `${Math.floor(rounded / 60)} min ${String(rounded % 60).padStart(2, '0')} s`;
}

/** `0.14`, `12.3`: where the unit stands in the head. */
export function formatPlainSeconds(seconds: number): string {
  return seconds.toFixed(seconds < 10 ? 2 : 1);
}

/** `62 KB`, `1.2 GB`, in powers of 1,000. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${value < 10 && power > 0 ? value.toFixed(1) : formatCount(Math.round(value))} ${units[power] ?? 'B'}`;
}

/** `0.05`, `0.71`, `3.4`, `87`: a step's time, two figures or whole milliseconds, without the unit. */
export function formatMilliseconds(milliseconds: number): string {
  if (milliseconds < 1) return milliseconds.toFixed(2);
  return milliseconds < 10 ? milliseconds.toFixed(1) : formatCount(Math.round(milliseconds));
}
