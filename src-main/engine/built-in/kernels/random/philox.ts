/**
 * Philox4x32-10, a counter-based generator: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3",
 * SC 2011. The same key and counter give the same four words anywhere; there is no other state.
 */

/**
 * Writes `blocks` × 4 random words; block i has the counter (i, step, stream, purpose).
 *
 * @param keyLow, keyHigh the run's seed
 */
export function philox(target: usize, blocks: u32, keyLow: u32, keyHigh: u32, step: u32, stream: u32, purpose: u32): void {
  for (let i: u32 = 0; i < blocks; i++) {
    block(target, i, step, stream, purpose, keyLow, keyHigh);
    target += 16;
  }
}

function block(target: usize, c0: u32, c1: u32, c2: u32, c3: u32, k0: u32, k1: u32): void {
  for (let round = 0; round < 10; round++) {
    const p0 = <u64>0xd2511f53 * <u64>c0;
    const p1 = <u64>0xcd9e8d57 * <u64>c2;
    c0 = (<u32>(p1 >> 32)) ^ c1 ^ k0;
    c2 = (<u32>(p0 >> 32)) ^ c3 ^ k1;
    c1 = <u32>p1;
    c3 = <u32>p0;
    k0 += 0x9e3779b9;
    k1 += 0xbb67ae85;
  }
  store<u32>(target, c0, 0);
  store<u32>(target, c1, 4);
  store<u32>(target, c2, 8);
  store<u32>(target, c3, 12);
}
