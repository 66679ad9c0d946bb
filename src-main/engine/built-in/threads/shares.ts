import { MOST_WRITTEN } from '../written-weights';
import { rangeCount } from './pieces';

/** A lane's share of a weight's gradient: a call that was put aside, by the kernel's number and its arguments. */
export interface Share {
  readonly number: number;
  readonly args: readonly number[];
}

/** The kernel whose calls are put aside. */
export const SHARED_KERNEL = 'denseGradient';
/** Stands on a tape in the place of a call that was put aside. */
export const OPEN_SHARES = -1;
/** Jobs of all groups together. */
const MOST_JOBS = 48;
/** Rows of a matrix are cut at multiples of a panel's features. */
const UNIT = 8;

/**
 * The gradient of one weight, summed over the lanes in their order: every tape has some rows of it, whoever plays it.
 *
 * @param lanes the same call of every lane; all add to the gradient of the first
 * @param groups how many weights are shared out in this step
 */
export function shareTapes(lanes: readonly Share[], groups: number): readonly (readonly number[])[] {
  const [inputs = 0, units = 0] = lanes[0]?.args.slice(4, 6) ?? [];
  const most = Math.max(1, Math.floor(MOST_JOBS / Math.min(groups, MOST_WRITTEN)));
  const rows = UNIT * Math.ceil(inputs / UNIT / Math.min(most, rangeCount(inputs * units)));
  return Array.from({ length: Math.ceil(inputs / rows) }, (_, range) => {
    const first = range * rows;
    return [lanes.length, ...lanes.flatMap((share, lane) => callOf(share, lanes[0], first, Math.min(rows, inputs - first), lane === 0))];
  });
}

export function areSame(known: readonly Share[], lanes: readonly Share[]): boolean {
  return known.length === lanes.length && known.every(({ args }, lane) => args.every((value, i) => value === lanes[lane]?.args[i]));
}

/** The arguments of `denseGradient` for some rows: gradient, x, gradient of y, steps, inputs, units, rows; then first, count, isFirst. */
function callOf({ number, args }: Share, target: Share | undefined, first: number, count: number, isFirst: boolean): readonly number[] {
  const given = [target?.args[0] ?? 0, ...args.slice(1, 7), first, count, isFirst ? 1 : 0];
  return [number, given.length, ...given];
}
