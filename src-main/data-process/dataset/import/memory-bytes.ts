import { totalmem } from 'node:os';

/** @returns bytes of memory that this process may have: the machine's, or a container's where that has less */
export function memoryBytes(machine = totalmem(), container = process.constrainedMemory()): number {
  // No limit is written as 0, or as a number beyond any memory.
  return container > 0 ? Math.min(machine, container) : machine;
}
