import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { invalid } from '../fault';
import { threadSource, type ThreadAnswer, type ThreadRequest, type WeightsAnswer, type WeightsRequest } from './thread-source';

export type { WeightsRequest } from './thread-source';

const file = 'model.weights.h5';
/** The library begins with 16 MB; a tensor is in its memory once, and the index of the file beside it. */
const LEAST_MEMORY = 64 * 2 ** 20;
/** Milliseconds for any file, and bytes read in each further one: a twentieth of what this takes on a slow machine. */
const LEAST_PATIENCE = 15_000;
const BYTES_A_MILLISECOND = 20_000;
/** Megabytes for what JavaScript holds of a file, its values apart. */
const HEAP = 256;

let thread: Worker | null = null;
let last: Promise<unknown> = Promise.resolve();

/**
 * Reads tensors of an HDF5 file that may come from anywhere. A file of some kilobytes can have its index refer to itself in a way that
 * keeps the library busy for days (`testing/index-bomb.ts` makes one), so that a thread reads it, with bounds to its time and memory.
 *
 * @param bytes the file; it is handed over and gone
 * @param patience milliseconds
 * @throws SeqbenchError `keras.invalid` for anything that is no sound HDF5 file, or takes longer or more memory than any sound one
 */
export function readWeights(
  bytes: Uint8Array,
  request: WeightsRequest,
  patience = LEAST_PATIENCE + bytes.length / BYTES_A_MILLISECOND,
): Promise<WeightsAnswer> {
  const own = bytes.length === bytes.buffer.byteLength ? bytes : bytes.slice();
  const answer = last.then(() => ask({ ...request, bytes: own, mostMemory: LEAST_MEMORY + 2 * bytes.length }, patience));
  last = answer.catch(() => undefined);
  return answer;
}

async function ask(request: ThreadRequest, patience: number): Promise<WeightsAnswer> {
  const timeout = AbortSignal.timeout(Math.ceil(patience));
  const worker = (thread ??= start());
  worker.ref();
  try {
    worker.postMessage(request, [request.bytes.buffer as ArrayBuffer]);
    const [answer] = (await once(worker, 'message', { signal: timeout })) as [ThreadAnswer];
    if (!('isBroken' in answer)) return answer;
    if (answer.isBroken) end(worker);
  } catch {
    end(worker);
  } finally {
    worker.unref();
  }
  return invalid(timeout.aborted ? 'its weights take far too long to read' : 'its weights cannot be read', file);
}

function start(): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: HEAP };
  const worker = new Worker(threadSource, { eval: true, workerData: { library: libraryUrl() }, resourceLimits });
  // What goes wrong while it is asked something, `once` hears too; at any other time there is no one to tell.
  worker.on('error', () => {
    end(worker);
  });
  return worker;
}

/** The next file gets a new one. */
function end(worker: Worker): void {
  if (thread === worker) thread = null;
  void worker.terminate();
}

/** Where the library is; Node's `require.resolve` does not say, because the package gives it to `import` alone. */
function libraryUrl(): string {
  const folders = createRequire(import.meta.url).resolve.paths('h5wasm') ?? [];
  const path = folders.map((folder) => join(folder, 'h5wasm/dist/esm/hdf5_hl.js')).find((candidate) => existsSync(candidate));
  if (path === undefined) throw new Error('The package h5wasm is not installed.');
  return pathToFileURL(path).href;
}
