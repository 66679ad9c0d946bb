import type { MemoryPlan } from './memory';

/** Writes a kernel's plan: four-byte fields in the order in which the kernel's class names them. */
export function writePlan<Field extends string>(
  memory: MemoryPlan,
  address: number,
  fields: readonly Field[],
  values: Readonly<Record<Field, number>>,
): void {
  memory.words(address, fields.length).set(fields.map((field) => values[field]));
}
