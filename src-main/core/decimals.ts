/** What stands behind the integer part of a number's text. */
export interface Tail {
  readonly decimals: number;
  /** Further digits are left out, which `…` says. */
  readonly cut: boolean;
}

/** A number with so many significant digits is written out; measurements have no more. */
const mostDigits = 12;
/** What is left of one with more, as computed numbers have. */
const keptDigits = 8;

/**
 * A number as it stands in a table, never rounded: all of its digits, or the first of them with `…` behind. No grouping, since it may be a year
 * or a code.
 */
export function decimalText(value: number): string {
  const text = String(value);
  const parts = /^(-?)(\d+)\.(\d+)$/.exec(text);
  if (!parts) return text;
  const [, sign = '', whole = '', decimals = ''] = parts;
  const leading = whole === '0' ? decimals.length - decimals.replace(/^0+/, '').length : -whole.length;
  if (decimals.length - leading <= mostDigits) return text;
  const kept = decimals.slice(0, Math.max(1, keptDigits + leading));
  return `${sign}${whole}.${kept}…`;
}

/** @returns the tail of a number's text, or null where it has no point to be aligned by: words, `1e-7`, `NaN` */
export function tailOf(text: string): Tail | null {
  const parts = /^[-−+]?[\d,]+(?:\.(\d*)(…?))?$/.exec(text);
  return parts && { decimals: parts[1]?.length ?? 0, cut: parts[2] === '…' };
}

/** One in ten of the values may have more decimals than the others, but for this many. */
const moreDecimals = 3;

/** Counts how long the tails of a column are, to find the one that all are filled up to. */
export class TailCount {
  private readonly counts: number[] = [];
  private readonly cuts: boolean[] = [];
  private total = 0;
  private known: Tail | null = null;

  add(text: string): void {
    const tail = tailOf(text);
    if (!tail) return;
    this.known = null;
    this.total += 1;
    this.counts[tail.decimals] = (this.counts[tail.decimals] ?? 0) + 1;
    this.cuts[tail.decimals] ||= tail.cut;
  }

  /** The longest tail, but for those of a few that are much longer than all others: `74.30000000000001` among tenths. */
  get common(): Tail {
    return (this.known ??= this.longest());
  }

  private longest(): Tail {
    const from = this.lengthOfMost();
    let most = from;
    for (let decimals = from; decimals <= from + moreDecimals; decimals += 1) if (this.counts[decimals]) most = decimals;
    return { decimals: most, cut: this.cuts.slice(0, most + 1).some(Boolean) };
  }

  /** The least number of decimals with which nine in ten values are written out. */
  private lengthOfMost(): number {
    let seen = 0;
    for (let decimals = 0; decimals < this.counts.length; decimals += 1) {
      seen += this.counts[decimals] ?? 0;
      if (seen >= 0.9 * this.total) return decimals;
    }
    return 0;
  }
}

/** The tail that numbers of one column are filled up to. */
export function commonTail(texts: Iterable<string>): Tail {
  const count = new TailCount();
  for (const text of texts) count.add(text);
  return count.common;
}

/**
 * What a number's text lacks to the common tail, as characters that are as wide: given to `data-pad`, they take their room and are neither seen,
 * nor read aloud, nor copied. Text without a point gets none, and one with a longer tail stands out to the left.
 */
export function padding(text: string, common: Tail): string {
  const tail = tailOf(text);
  if (!tail) return '';
  const point = common.decimals > 0 && tail.decimals === 0 ? '.' : '';
  return `${point}${'0'.repeat(Math.max(0, common.decimals - tail.decimals))}${common.cut && !tail.cut ? '…' : ''}`;
}
