import { spawn } from 'node:child_process';

/** What a Python program wrote, and how long it took as a whole. */
export interface PythonOutcome {
  readonly ok: boolean;
  readonly output: string;
  readonly errors: string;
  readonly seconds: number;
}

export type KerasBackend = 'tensorflow' | 'jax';

/** The interpreter that PYTHON names, or the one on the path. */
const python = process.env.PYTHON ?? 'python3';

/** Runs a script of ours with Keras on a back end. */
export function runPython(backend: KerasBackend, args: readonly string[], input = ''): Promise<PythonOutcome> {
  const started = performance.now();
  const env = { ...process.env, KERAS_BACKEND: backend, CUDA_VISIBLE_DEVICES: '', TF_CPP_MIN_LOG_LEVEL: '3' };
  const child = spawn(python, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  // A program that ends before it has read everything is told by its exit code.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const seconds = (): number => (performance.now() - started) / 1000;
  return new Promise((resolve) => {
    child.on('error', (error) => {
      resolve({ ok: false, output, errors: error.message, seconds: seconds() });
    });
    child.on('close', (code) => {
      resolve({ ok: code === 0, output, errors, seconds: seconds() });
    });
  });
}
