/**
 * Makes vectors orthonormal by the modified Gram-Schmidt method in float64: what is left of a right angle is off by the matrix's
 * condition × 1e-16 (Björck, 1967), far below float32 for a normal matrix. Four vectors are taken together and cleaned of two
 * finished ones at a time, so that what is loaded is used eight times; the order of sums is the same everywhere.
 *
 * @param vectors [count][length] float64; each has a positive share along what it becomes
 * @param count a multiple of 4; vectors that are zero stay zero
 * @param length a multiple of 2
 */
export function orthonormalize(vectors: usize, count: u32, length: u32): void {
  const bytes = <usize>length << 3;
  for (let start: u32 = 0; start < count; start += 4) {
    const block = vectors + start * bytes;
    for (let unit: u32 = 0; unit < start; unit += 2) cleanFour(block, vectors + unit * bytes, bytes);
    for (let i: u32 = 0; i < 4; i++) finish(block, i, bytes);
  }
}

/** Takes from four vectors their shares along two unit vectors that are orthogonal to one another. */
function cleanFour(v: usize, unit: usize, bytes: usize): void {
  const v1 = v + bytes, v2 = v1 + bytes, v3 = v2 + bytes, other = unit + bytes;
  let a0 = f64x2.splat(0), a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0;
  for (let at: usize = 0; at < bytes; at += 16) {
    const p = v128.load(unit + at), q = v128.load(other + at);
    let x = v128.load(v + at);
    a0 = f64x2.add(a0, f64x2.mul(x, p)); b0 = f64x2.add(b0, f64x2.mul(x, q));
    x = v128.load(v1 + at);
    a1 = f64x2.add(a1, f64x2.mul(x, p)); b1 = f64x2.add(b1, f64x2.mul(x, q));
    x = v128.load(v2 + at);
    a2 = f64x2.add(a2, f64x2.mul(x, p)); b2 = f64x2.add(b2, f64x2.mul(x, q));
    x = v128.load(v3 + at);
    a3 = f64x2.add(a3, f64x2.mul(x, p)); b3 = f64x2.add(b3, f64x2.mul(x, q));
  }
  a0 = total(a0); a1 = total(a1); a2 = total(a2); a3 = total(a3);
  b0 = total(b0); b1 = total(b1); b2 = total(b2); b3 = total(b3);
  for (let at: usize = 0; at < bytes; at += 16) {
    const p = v128.load(unit + at), q = v128.load(other + at);
    v128.store(v + at, less(v128.load(v + at), a0, p, b0, q));
    v128.store(v1 + at, less(v128.load(v1 + at), a1, p, b1, q));
    v128.store(v2 + at, less(v128.load(v2 + at), a2, p, b2, q));
    v128.store(v3 + at, less(v128.load(v3 + at), a3, p, b3, q));
  }
}

@inline function less(x: v128, a: v128, p: v128, b: v128, q: v128): v128 {
  return f64x2.sub(x, f64x2.add(f64x2.mul(a, p), f64x2.mul(b, q)));
}

/** Both lanes hold their sum. */
@inline function total(x: v128): v128 {
  return f64x2.splat(f64x2.extract_lane(x, 0) + f64x2.extract_lane(x, 1));
}

/** Cleans the i-th vector of a block of those before it, and makes it one long. */
function finish(block: usize, i: u32, bytes: usize): void {
  const v = block + i * bytes;
  for (let unit = block; unit < v; unit += bytes) {
    const share = total(dot(v, unit, bytes));
    for (let at: usize = 0; at < bytes; at += 16) {
      v128.store(v + at, f64x2.sub(v128.load(v + at), f64x2.mul(share, v128.load(unit + at))));
    }
  }
  const norm = f64x2.sqrt(total(dot(v, v, bytes)));
  if (f64x2.extract_lane(norm, 0) == 0) return;
  for (let at: usize = 0; at < bytes; at += 16) v128.store(v + at, f64x2.div(v128.load(v + at), norm));
}

function dot(a: usize, b: usize, bytes: usize): v128 {
  let sum = f64x2.splat(0);
  for (let at: usize = 0; at < bytes; at += 16) sum = f64x2.add(sum, f64x2.mul(v128.load(a + at), v128.load(b + at)));
  return sum;
}
