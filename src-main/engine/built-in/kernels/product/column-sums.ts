import { ROW } from '../slab';

/**
 * Gradient of a bias: target[panels][8] += Σ over steps and rows of the slabs.
 *
 * @param step bytes from one slab to the next
 */
export function columnSums(target: usize, source: usize, step: usize, steps: u32, rows: u32, panels: u32): void {
  const columnBytes = <usize>rows * ROW;
  for (let panel: u32 = 0; panel < panels; panel++) {
    const none = f32x4.splat(0);
    let s0 = none,
      s1 = none,
      s2 = none,
      s3 = none;
    let from = source;
    for (let t: u32 = 0; t < steps; t++) {
      let p = from;
      for (const end = p + columnBytes; p < end; p += 2 * ROW) {
        s0 = f32x4.add(s0, v128.load(p, 0));
        s1 = f32x4.add(s1, v128.load(p, 16));
        s2 = f32x4.add(s2, v128.load(p, 32));
        s3 = f32x4.add(s3, v128.load(p, 48));
      }
      from += step;
    }
    v128.store(target, f32x4.add(v128.load(target, 0), f32x4.add(s0, s2)), 0);
    v128.store(target, f32x4.add(v128.load(target, 16), f32x4.add(s1, s3)), 16);
    target += ROW;
    source += columnBytes;
  }
}
