import { ROW } from '../slab';

/**
 * Weights as the backward product wants them: from B [panels][k][8] to Bᵀ [k / 8][panels × 8][8].
 * Columns of Bᵀ beyond k are left alone; the driver keeps them zero.
 *
 * @param panelBytes bytes from one panel of B to the next (more than k rows where B is a part of a larger matrix)
 */
export function transposeMatrix(target: usize, source: usize, panelBytes: usize, k: u32, panels: u32): void {
  const targetPanel = <usize>panels * 8 * ROW;
  for (let panel: u32 = 0; panel < panels; panel++) {
    let row: u32 = 0;
    for (; row + 4 <= k; row += 4) {
      const from = source + <usize>row * ROW;
      const to = target + <usize>(row >> 3) * targetPanel + ((<usize>row & 7) << 2);
      fourByFour(to, from);
      fourByFour(to + 4 * ROW, from + 16);
    }
    for (; row < k; row++) {
      const to = target + <usize>(row >> 3) * targetPanel + ((<usize>row & 7) << 2);
      for (let column: usize = 0; column < 8; column++) store<f32>(to + column * ROW, load<f32>(source + <usize>row * ROW + (column << 2)));
    }
    target += 8 * ROW;
    source += panelBytes;
  }
}

@inline function fourByFour(to: usize, from: usize): void {
  const r0 = v128.load(from, 0), r1 = v128.load(from, 32), r2 = v128.load(from, 64), r3 = v128.load(from, 96);
  const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5), high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
  const low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5), high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<f32>(low01, low23, 0, 1, 4, 5), 0);
  v128.store(to, v128.shuffle<f32>(low01, low23, 2, 3, 6, 7), 32);
  v128.store(to, v128.shuffle<f32>(high01, high23, 0, 1, 4, 5), 64);
  v128.store(to, v128.shuffle<f32>(high01, high23, 2, 3, 6, 7), 96);
}
