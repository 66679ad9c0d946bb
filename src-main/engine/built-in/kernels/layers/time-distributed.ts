/**
 * Blocks of `bytes`, [outer][inner] turned to [inner][outer]. It brings the steps of a sequence, whose slabs are [steps][panels][rows][8],
 * into one batch of steps × rows, [panels][steps × rows][8], and back.
 */
export function transposeBlocks(target: usize, source: usize, outer: u32, inner: u32, bytes: usize): void {
  for (let o: u32 = 0; o < outer; o++) {
    for (let i: u32 = 0; i < inner; i++, source += bytes) memory.copy(target + (i * outer + o) * bytes, source, bytes);
  }
}
