/**
 * Ends a process with `SIGKILL`, whatever it does. One that has ended already is left alone: its exit may not be known here yet, where this
 * process was busy when it came.
 *
 * @param pid of a child of ours
 */
export function killByForce(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (thrown) {
    if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'ESRCH')) throw thrown;
  }
}
