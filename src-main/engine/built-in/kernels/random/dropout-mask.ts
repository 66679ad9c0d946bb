import { philox } from './philox';

/** Purpose word of the counter, so that masks share no number with the initialisers. */
const DROPOUT: u32 = 1;

/**
 * Inverted dropout (Srivastava et al., 2014; Keras's `random.dropout`): `scale` where a value is kept, 0 where it is dropped.
 *
 * @param bytes of the mask, a multiple of 16
 * @param threshold rate × 2³²
 * @param scale 1 / (1 - rate)
 * @param step training step, so that every step draws anew
 * @param stream number of the mask within the model
 */
export function dropoutMask(
  mask: usize,
  bytes: usize,
  threshold: u32,
  scale: f32,
  keyLow: u32,
  keyHigh: u32,
  step: u32,
  stream: u32,
): void {
  philox(mask, <u32>(bytes >> 4), keyLow, keyHigh, step, stream, DROPOUT);
  const limit = i32x4.splat(threshold),
    kept = f32x4.splat(scale);
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(mask + at, v128.and(kept, i32x4.ge_u(v128.load(mask + at), limit)));
  }
}
