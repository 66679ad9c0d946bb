import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

/**
 * @typedef {object} Outcome
 * @property {boolean} ok whether the command ended with code 0
 * @property {string} output what it wrote, both streams in order
 * @property {number} seconds wall-clock
 */

/**
 * Runs a command in the checkout and keeps what it writes.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ echo?: boolean, env?: Record<string, string>, timeoutMs?: number, cwd?: string }} [options] `echo` shows the output while it comes
 * @returns {Promise<Outcome>}
 */
export function run(command, args, options = {}) {
  const started = performance.now();
  const stdio = options.echo ? 'inherit' : 'pipe';
  const child = spawn(command, args, {
    cwd: options.cwd ?? root,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', stdio, stdio],
    timeout: options.timeoutMs,
    killSignal: 'SIGKILL',
  });
  let output = '';
  const keep = (/** @type {Buffer} */ chunk) => (output += chunk.toString());
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const seconds = () => (performance.now() - started) / 1000;
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ ok: false, output: `${output}${error.message}\n`, seconds: seconds() }));
    child.on('close', (code) => resolve({ ok: code === 0, output, seconds: seconds() }));
  });
}

/**
 * Runs one of our own or a tool's scripts with this Node.
 *
 * @param {string} script absolute path
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export const runNode = (script, args, options) => run(process.execPath, [script, ...args], options);

/**
 * One line a step; its output only where it failed.
 *
 * @param {string} name
 * @param {() => Promise<Outcome>} work
 * @returns {Promise<boolean>} whether it went well
 */
export async function step(name, work) {
  const { ok, output, seconds } = await work();
  console.log(`${ok ? 'ok    ' : 'FAILED'}  ${name.padEnd(24)} ${seconds.toFixed(1).padStart(6)} s`);
  if (!ok) console.log(output.trimEnd());
  return ok;
}

/** The npm client that came with this Node, as a command and its first arguments. */
export function npm() {
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return { command: process.execPath, first: [script] };
  return process.platform === 'win32' ? { command: 'cmd', first: ['/c', 'npm'] } : { command: 'npm', first: [] };
}

/**
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runNpm(args, options) {
  const { command, first } = npm();
  return run(command, [...first, ...args], options);
}
