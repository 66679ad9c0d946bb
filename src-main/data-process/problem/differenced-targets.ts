import { DenseSamples } from '../../core/problem/samples';
import type { Transform } from '../../core/problem/scaling-spec';
import { applyTransform } from '../../core/problem/transform';
import { targetRows } from '../../core/problem/windows';
import type { WindowsSpec } from '../../core/problem/windows-spec';
import type { SnapshotPart } from '../../formats/snapshot';

/**
 * Targets of windows of which some are differences from the last value known: those depend on the window, so that they are written out.
 *
 * @param raw [targets][rows] in their own unit
 * @param starts [windows] first row of each
 */
export function differencedTargets(
  raw: readonly Float64Array[],
  transforms: readonly Transform[],
  starts: Uint32Array,
  windows: WindowsSpec,
): Pick<SnapshotPart, 'y' | 'known' | 'base'> {
  const { offset, rows } = targetRows(windows);
  const everyStep = windows.targetAt === 'every-step';
  const targets = raw.length;
  const bases = everyStep ? rows : 1;
  const y = new Float32Array(starts.length * rows * targets);
  const known = new Float32Array(starts.length * bases * targets);
  const base = new Float64Array(known.length);
  for (let window = 0; window < starts.length; window += 1) {
    const start = starts[window] ?? 0;
    for (let target = 0; target < targets; target += 1) {
      const values = raw[target] ?? new Float64Array();
      const transform = transforms[target];
      if (!transform) continue;
      for (let step = 0; step < rows; step += 1) {
        const last = values[everyStep ? start + step : start + windows.lookBack - 1] ?? NaN;
        const at = (window * rows + step) * targets + target;
        y[at] = applyTransform(values[start + offset + step] ?? NaN, transform, last);
        if (step >= bases) continue;
        base[(window * bases + step) * targets + target] = last;
        known[(window * bases + step) * targets + target] = applyTransform(last, transform, last);
      }
    }
  }
  return { y: new DenseSamples(y, rows * targets), known: new DenseSamples(known, bases * targets), base };
}
