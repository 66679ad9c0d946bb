import { fusedInDoubles } from './fused-in-doubles';

/**
 * x·y + sum, rounded once: IEEE 754's fusedMultiplyAdd, and so the same bits on every machine. Processors have it as one instruction
 * (x86-64 since 2013, every arm64), which WebAssembly reaches through its relaxed operations. The module is built a second time without
 * them, for a runtime or a processor that lacks it: the same bits, slowly. `fused-operations.ts` tells which one runs.
 */
@inline export function fused(x: v128, y: v128, sum: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? f32x4.relaxed_madd(x, y, sum) : fusedInDoubles(x, y, sum);
}

/** sum - x·y, rounded once. */
@inline export function fusedLess(x: v128, y: v128, sum: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? f32x4.relaxed_nmadd(x, y, sum) : fusedInDoubles(f32x4.neg(x), y, sum);
}
