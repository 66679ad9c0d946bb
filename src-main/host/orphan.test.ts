import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildEntries } from './built-entries.test-support';

let built: Awaited<ReturnType<typeof buildEntries>>;

beforeAll(async () => {
  built = await buildEntries('trainer-process');
}, 60_000);

afterAll(() => {
  built.remove();
});

describe('a child of a parent that is killed', () => {
  it('ends too, since nobody is left to work for', async () => {
    const entry = JSON.stringify(join(built.folder, 'trainer-process', 'index.js'));
    const script = `const child = require('node:child_process').fork(${entry}); child.once('message', () => console.log(child.pid));`;
    const parent = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const pid = Number(await new Promise((resolve) => parent.stdout.once('data', resolve)));
    parent.kill('SIGKILL');
    await expect.poll(() => isRunning(pid), { timeout: 20_000 }).toBe(false);
  }, 60_000);
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
