import { fused } from './math/fused';

/** target = a × b, over `bytes` (a multiple of 16); any two may be the same. */
export function multiply(target: usize, a: usize, b: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(target + at, f32x4.mul(v128.load(a + at), v128.load(b + at)));
  }
}

/** The same for `count` pieces of `bytes`, one after the other, that share one `mask`. */
export function multiplyEach(target: usize, a: usize, mask: usize, bytes: usize, count: u32): void {
  for (let i: u32 = 0; i < count; i++, target += bytes, a += bytes) multiply(target, a, mask, bytes);
}

/** target = a + b, over `bytes` (a multiple of 16); any two may be the same. */
export function add(target: usize, a: usize, b: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(target + at, f32x4.add(v128.load(a + at), v128.load(b + at)));
  }
}

/** target += a × b, over `bytes` (a multiple of 16). */
export function multiplyInto(target: usize, a: usize, b: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(target + at, fused(v128.load(a + at), v128.load(b + at), v128.load(target + at)));
  }
}

/** target += a, over `bytes` (a multiple of 16). */
export function addInto(target: usize, a: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) v128.store(target + at, f32x4.add(v128.load(target + at), v128.load(a + at)));
}

export function copy(target: usize, source: usize, bytes: usize): void {
  memory.copy(target, source, bytes);
}

export function zero(target: usize, bytes: usize): void {
  memory.fill(target, 0, bytes);
}
