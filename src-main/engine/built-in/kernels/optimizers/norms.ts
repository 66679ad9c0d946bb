/** Sums over `bytes` of float32 (a multiple of 16), in float64 and in a fixed order. */

export function sumOfSquares(at: usize, bytes: usize): f64 {
  let low = f64x2.splat(0), high = low;
  for (const end = at + bytes; at < end; at += 16) {
    const v = v128.load(at);
    const a = f64x2.promote_low_f32x4(v), b = f64x2.promote_low_f32x4(upperHalf(v));
    low = f64x2.add(low, f64x2.mul(a, a));
    high = f64x2.add(high, f64x2.mul(b, b));
  }
  return lanesOf(f64x2.add(low, high));
}

export function sumOfAbsolutes(at: usize, bytes: usize): f64 {
  let low = f64x2.splat(0), high = low;
  for (const end = at + bytes; at < end; at += 16) {
    const v = f32x4.abs(v128.load(at));
    low = f64x2.add(low, f64x2.promote_low_f32x4(v));
    high = f64x2.add(high, f64x2.promote_low_f32x4(upperHalf(v)));
  }
  return lanesOf(f64x2.add(low, high));
}

@inline function upperHalf(v: v128): v128 {
  return v128.shuffle<f32>(v, v, 2, 3, 2, 3);
}

@inline function lanesOf(v: v128): f64 {
  return f64x2.extract_lane(v, 0) + f64x2.extract_lane(v, 1);
}
