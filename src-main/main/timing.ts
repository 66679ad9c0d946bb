/** How long a launch takes, for those who ask with `SEQBENCH_TIMING=1`: milliseconds since the process was created. */

const asked = process.env.SEQBENCH_TIMING === '1';

/** @param milestone what has just been reached, such as `window shown` */
export function mark(milestone: string): void {
  if (!asked) return;
  const created = process.getCreationTime() ?? Date.now();
  process.stdout.write(`timing: ${milestone} ${(Date.now() - created).toFixed(0)} ms\n`);
}
