import { parseArgs } from 'node:util';

export interface DataBenchOptions {
  /** A tenth of the rows, and one round: to try the bench itself. */
  readonly quick: boolean;
  /** Whether BENCHMARKS.md is written. */
  readonly write: boolean;
  /** Folder of the built processes; null for `out`. */
  readonly out: string | null;
}

export function dataBenchOptions(args: readonly string[]): DataBenchOptions {
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({ args: [...args], options: { quick: flag, write: flag, out: { type: 'string' } } });
  return { quick: values.quick, write: values.write, out: values.out ?? null };
}
