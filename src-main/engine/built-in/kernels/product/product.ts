import { fused } from '../math/fused';
import { ROW } from '../slab';

/**
 * Products of slabs and weights: C = start + A₁·B₁ + A₂·B₂ + …, all of them summed in registers before C is written once.
 * A weight matrix B [k, columns] lies as [columns / 8][k][8], so a register block of 4 × 8 reads it in a row.
 */

/** One term of the sum, as the driver and the layers lay it out in memory. */
@unmanaged
export class Term {
  /** Slab that is read: [panels][rows][8]. */
  a: usize;
  /** First row of the weights that belong to it. */
  b: usize;
  /** Features of A, rows of B. */
  k: u32;
  /** Bytes from one panel of B to the next. */
  panelBytes: u32;
}

/** Bytes of a term. */
@inline export const TERM: usize = 16;

/** Room for the few terms that a kernel builds on the way. Every thread's instance of the module moves it to a place of its own. */
export let termRoom: usize = memory.data(2 * TERM);

export function useTermRoom(address: usize): void {
  termRoom = address;
}

@inline export function setTerm(at: usize, a: usize, b: usize, k: u32, panelBytes: u32): void {
  const term = changetype<Term>(at);
  term.a = a;
  term.b = b;
  term.k = k;
  term.panelBytes = panelBytes;
}

/**
 * @param c slab written: [panels][rows][8]
 * @param bias [panels][8], or 0 for none
 * @param accumulate adds to what C holds (then `bias` is not used)
 * @param terms `count` of `Term`
 */
export function product(c: usize, bias: usize, accumulate: bool, terms: usize, count: u32, rows: u32, panels: u32): void {
  if (isLong(terms, count)) return longProduct(c, bias, accumulate, terms, count, rows, panels);
  const columnBytes = <usize>rows * ROW;
  for (let panel: u32 = 0; panel < panels; panel++) {
    for (let at: usize = 0; at < columnBytes; at += 4 * ROW) {
      block(c + at, bias, accumulate, terms, count, at, columnBytes, panel);
    }
    c += columnBytes;
    if (bias != 0) bias += ROW;
  }
}

/** Features of weights that the processor's first cache holds for all rows: 4 KB of a panel. */
const STRETCH: u32 = 128;

@inline function isLong(terms: usize, count: u32): bool {
  return changetype<Term>(terms).k > STRETCH || (count == 2 && changetype<Term>(terms + TERM).k > STRETCH);
}

/** Terms of many features, a stretch after the other: the sums rest in C in between, which changes nothing about their order. */
function longProduct(c: usize, bias: usize, accumulate: bool, terms: usize, count: u32, rows: u32, panels: u32): void {
  for (const end = terms + <usize>count * TERM; terms < end; terms += TERM) {
    const term = changetype<Term>(terms), a = term.a, b = term.b, features = term.k;
    for (let k: u32 = 0; k < features; k += STRETCH) {
      term.a = a + <usize>(k >> 3) * <usize>rows * ROW;
      term.b = b + <usize>k * ROW;
      term.k = min(STRETCH, features - k);
      product(c, bias, accumulate, terms, 1, rows, panels);
      accumulate = true;
    }
    term.a = a;
    term.b = b;
    term.k = features;
  }
}

/** Four rows by eight columns. Summed in the order of k, so the result does not depend on how the work is cut. */
function block(c: usize, bias: usize, accumulate: bool, terms: usize, count: u32, rowBytes: usize, aPanel: usize, panel: u32): void {
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0;
  if (accumulate) {
    s0 = v128.load(c, 0); s1 = v128.load(c, 16); s2 = v128.load(c, 32); s3 = v128.load(c, 48);
    s4 = v128.load(c, 64); s5 = v128.load(c, 80); s6 = v128.load(c, 96); s7 = v128.load(c, 112);
  } else if (bias != 0) {
    s0 = v128.load(bias, 0); s2 = s0; s4 = s0; s6 = s0;
    s1 = v128.load(bias, 16); s3 = s1; s5 = s1; s7 = s1;
  }
  for (const end = terms + <usize>count * TERM; terms < end; terms += TERM) {
    const term = changetype<Term>(terms);
    let a = term.a + rowBytes;
    let b = term.b + <usize>panel * <usize>term.panelBytes;
    let k = term.k;
    // One k a turn: unrolled by hand, V8 loads everything first and spills the sums.
    while (k > 0) {
      const next = a + aPanel;
      for (const end = b + <usize>min(k, 8) * ROW; b < end; ) {
        const b0 = v128.load(b, 0), b1 = v128.load(b, 16);
        let x = v128.load32_splat(a, 0);
        s0 = fused(x, b0, s0); s1 = fused(x, b1, s1);
        x = v128.load32_splat(a, 32);
        s2 = fused(x, b0, s2); s3 = fused(x, b1, s3);
        x = v128.load32_splat(a, 64);
        s4 = fused(x, b0, s4); s5 = fused(x, b1, s5);
        x = v128.load32_splat(a, 96);
        s6 = fused(x, b0, s6); s7 = fused(x, b1, s7);
        a += 4;
        b += ROW;
      }
      a = next;
      k -= min(k, 8);
    }
  }
  v128.store(c, s0, 0); v128.store(c, s1, 16); v128.store(c, s2, 32); v128.store(c, s3, 48);
  v128.store(c, s4, 64); v128.store(c, s5, 80); v128.store(c, s6, 96); v128.store(c, s7, 112);
}
