const blocks = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** Counts as a row of blocks; a space where there is nothing, and at least the lowest block where there is something. */
export function sparkline(counts: readonly number[]): string {
  const most = Math.max(1, ...counts);
  return counts.map((count) => (count === 0 ? ' ' : (blocks[Math.ceil((count / most) * blocks.length) - 1] ?? '▁'))).join('');
}
