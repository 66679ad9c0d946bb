import { fused } from './fused';

/**
 * One constant of a table in memory, in all four lanes. V8 rebuilds a constant that is written into the code with three
 * instructions every time it is used; from memory it takes one.
 */
@inline export function constant(table: usize, index: usize): v128 {
  return v128.load32_splat(table + (index << 2));
}

/** p × x + the table's constant: one turn of Horner's scheme. */
@inline export function horner(p: v128, x: v128, table: usize, index: usize): v128 {
  return fused(p, x, constant(table, index));
}
