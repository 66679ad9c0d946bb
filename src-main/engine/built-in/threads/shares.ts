import { MOST_WRITTEN } from '../written-weights';

/** A lane's share of weights' gradients: a call that was put aside, by the kernel's name, its number and its arguments. */
export interface Share {
  readonly name: string;
  readonly number: number;
  readonly args: readonly number[];
}

/** Stands on a tape in the place of a call that was put aside. */
export const OPEN_SHARES = -1;
/** Jobs of all groups together, and of one: enough for the cores of a desktop, none of them long. */
const MOST_JOBS = 48;
const MOST_JOBS_OF_GROUP = 24;

/**
 * Kernels whose calls are put aside. They begin with the addresses of `targets` gradients, and end with the first row or panel that is
 * summed, how many are, and whether the gradients are written rather than added to. A layer asks for all of them at once; they may be cut
 * at multiples of `unit`.
 */
const shared: Readonly<Record<string, { readonly targets: number; readonly unit: number }>> = {
  denseGradient: { targets: 1, unit: 8 },
  lstmGradient: { targets: 2, unit: 1 },
};

export function isShared(kernel: string): boolean {
  return kernel in shared;
}

/**
 * The gradients of one layer, summed over the lanes in their order: every tape has some rows or columns of them, whoever plays it.
 *
 * @param lanes the same call of every lane; all add to the gradients of the first
 * @param groups how many layers are shared out in this step
 */
export function shareTapes(lanes: readonly Share[], groups: number): readonly (readonly number[])[] {
  const [main] = lanes;
  const rule = main && shared[main.name];
  if (!main || !rule) throw new Error(`${main?.name ?? 'Nothing'} cannot be shared out.`);
  const all = main.args.at(-2) ?? 0;
  const jobs = Math.min(MOST_JOBS_OF_GROUP, Math.floor(MOST_JOBS / Math.min(groups, MOST_WRITTEN)));
  const each = rule.unit * Math.ceil(all / rule.unit / jobs);
  const targets = main.args.slice(0, rule.targets);
  return Array.from({ length: Math.ceil(all / each) }, (_, job) => {
    const first = job * each;
    const calls = lanes.map(({ number, args }, lane) => {
      const given = [...targets, ...args.slice(rule.targets, -3), first, Math.min(each, all - first), lane === 0 ? 1 : 0];
      return [number, given.length, ...given];
    });
    return [lanes.length, ...calls.flat()];
  });
}

export function areSame(known: readonly Share[], lanes: readonly Share[]): boolean {
  return known.length === lanes.length && known.every(({ args }, lane) => args.every((value, i) => value === lanes[lane]?.args[i]));
}
