import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { killByForce } from './kill-by-force';

/** A process that does nothing for a minute, once it has begun. */
async function idle() {
  const child = spawn(process.execPath, ['-e', 'process.stdout.write("begun"); setTimeout(() => {}, 60000)']);
  await once(child.stdout, 'data');
  return { child, pid: child.pid!, ended: once(child, 'exit') };
}

it('a child that does not listen is ended', async () => {
  const { pid, ended } = await idle();
  killByForce(pid);
  expect(await ended).toEqual([null, 'SIGKILL']);
});

it('a child that has ended before anyone knew is no fault of the app', async () => {
  const { child, pid, ended } = await idle();
  child.kill('SIGTERM');
  await ended;
  expect(() => process.kill(pid, 'SIGKILL')).toThrow('ESRCH');
  expect(() => {
    killByForce(pid);
  }).not.toThrow();
});
