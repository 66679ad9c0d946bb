import { spawn } from 'node:child_process';

/** Whether tests bring a display of their own: on Linux where there is none, and always in CI. */
export function needsVirtualDisplay() {
  return process.platform === 'linux' && (!process.env.DISPLAY || Boolean(process.env.CI));
}

/**
 * Starts Xvfb on a display that is free, and ends it with this program.
 *
 * @returns {Promise<{ display: string, stop: () => void }>}
 */
export async function startVirtualDisplay() {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const stop = () => server.kill();
  process.once('exit', stop);
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.once(signal, () => process.exit(1));
  const number = await new Promise((resolve, reject) => {
    let complaint = '';
    server.stderr?.on('data', (chunk) => (complaint += chunk));
    server.stdio[3]?.on('data', (chunk) => resolve(String(chunk).trim()));
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`The virtual display did not start. ${complaint.trim()}`)));
  });
  return { display: `:${number}`, stop };
}
