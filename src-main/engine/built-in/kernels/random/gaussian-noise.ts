import { logVector } from '../math/log';
import { quarters, remainders, sineOf } from '../math/sincos';
import { philox } from './philox';

/** Purpose word of the counter; 0 is the initialisers', 1 dropout's. */
const NOISE: u32 = 2;

/**
 * Normally distributed values by Box and Muller (1958): of eight random words the first four give the radii √(-2 ln u), the others
 * the angles. Only basic operations are used, so the bits are the same on every machine.
 *
 * @param bytes of the noise, a multiple of 32
 * @param step training step, so that every step draws anew
 * @param stream number of the layer's noise within the model
 */
export function gaussianNoise(noise: usize, bytes: usize, stddev: f32, keyLow: u32, keyHigh: u32, step: u32, stream: u32): void {
  philox(noise, <u32>(bytes >> 4), keyLow, keyHigh, step, stream, NOISE);
  const unit = f32x4.splat(2.3283064365386963e-10), half = f32x4.splat(1.1641532182693481e-10); // 2⁻³² and half of it
  const minusTwo = f32x4.splat(-2), size = f32x4.splat(stddev), none = f32x4.splat(0);
  for (let at = noise, end = noise + bytes; at < end; at += 32) {
    const u = f32x4.add(f32x4.mul(f32x4.convert_i32x4_u(v128.load(at)), unit), half);
    // Rounding may leave ln u a little above 0 where u is 1.
    const radius = f32x4.mul(f32x4.sqrt(f32x4.max(f32x4.mul(logVector(u), minusTwo), none)), size);
    const angle = v128.load(at, 16);
    const quarter = quarters(angle), remainder = remainders(angle, quarter);
    v128.store(at, f32x4.mul(radius, sineOf(remainder, quarter, 1)), 0);
    v128.store(at, f32x4.mul(radius, sineOf(remainder, quarter, 0)), 16);
  }
}
