/**
 * x·y + sum with the result of a single rounding, from additions and multiplications of float64. The product of two float32 is exact there;
 * the sum is rounded to float64, then to float32. Twice is as good as once unless the first result lies just between two float32.
 */
export function fusedInDoubles(x: v128, y: v128, sum: v128): v128 {
  const low = sumInDoubles(x, y, sum), high = sumInDoubles(upper(x), upper(y), upper(sum));
  const result = bothHalves(low, high);
  const isBetween = i32x4.eq(v128.and(i32x4.shuffle(low, high, 0, 2, 4, 6), i32x4.splat(0x1fff_ffff)), i32x4.splat(0x1000_0000));
  // Subnormal float32 have fewer digits, so that other sums lie between them.
  const isTiny = f32x4.lt(f32x4.abs(result), f32x4.splat(2.350988701644575e-38));
  if (!v128.any_true(v128.or(isBetween, isTiny))) return result;
  return bothHalves(roundedToOdd(low, x, y, sum), roundedToOdd(high, upper(x), upper(y), upper(sum)));
}

@inline function sumInDoubles(x: v128, y: v128, sum: v128): v128 {
  return f64x2.add(f64x2.mul(f64x2.promote_low_f32x4(x), f64x2.promote_low_f32x4(y)), f64x2.promote_low_f32x4(sum));
}

@inline function upper(x: v128): v128 {
  return i64x2.shuffle(x, x, 1, 1);
}

@inline function bothHalves(low: v128, high: v128): v128 {
  return i64x2.shuffle(f32x4.demote_f64x2_zero(low), f32x4.demote_f64x2_zero(high), 0, 2);
}

/**
 * An inexact sum with an even last digit takes its other neighbour: rounded to odd like that, it may be rounded once more without harm
 * (Boldo and Melquiond, 2008). What the sum lost: Knuth's two-sum; NaN where it is not finite.
 *
 * @param t x·y + sum as float64 rounds it
 */
function roundedToOdd(t: v128, x: v128, y: v128, sum: v128): v128 {
  const p = f64x2.mul(f64x2.promote_low_f32x4(x), f64x2.promote_low_f32x4(y)), s = f64x2.promote_low_f32x4(sum);
  const back = f64x2.sub(t, p);
  const lost = f64x2.add(f64x2.sub(p, f64x2.sub(t, back)), f64x2.sub(s, back));
  const zero = f64x2.splat(0), one = i64x2.splat(1);
  const isInexact = f64x2.gt(f64x2.abs(lost), zero), isEven = i64x2.eq(v128.and(t, one), i64x2.splat(0));
  const isInwards = v128.xor(f64x2.lt(t, zero), f64x2.lt(lost, zero));
  const step = v128.bitselect(i64x2.splat(-1), one, isInwards);
  return i64x2.add(t, v128.and(step, v128.and(isInexact, isEven)));
}
