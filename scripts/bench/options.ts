import { parseArgs } from 'node:util';

export interface BenchOptions {
  /** Part of a model's name; null for all, and the whole study. */
  readonly only: string | null;
  /** Fewer rounds, no Python, no whole study. */
  readonly quick: boolean;
  /** Whether BENCHMARKS.md is written. */
  readonly write: boolean;
}

export function benchOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { only: { type: 'string' }, quick: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
  });
  return { only: values.only ?? null, quick: values.quick, write: values.write };
}
