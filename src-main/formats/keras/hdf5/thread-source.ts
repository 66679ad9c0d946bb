import { countNames, readTensor } from './entries';

/** What is wanted of a file. */
export interface WeightsRequest {
  /** Groups whose names are counted. */
  readonly groups: readonly string[];
  readonly tensors: readonly { readonly path: string; readonly shape: readonly number[] }[];
}

/** What the thread is sent. */
export interface ThreadRequest extends WeightsRequest {
  readonly bytes: Uint8Array;
  /** Bytes that the library's memory may grow to. */
  readonly mostMemory: number;
}

/** What a file answered. */
export interface WeightsAnswer {
  /** Names in each of the groups. */
  readonly counts: readonly number[];
  /** In the order asked for, up to the first that cannot be had. */
  readonly tensors: readonly Float32Array[];
  /** Why that one cannot be had; null where there are all. */
  readonly fault: { readonly path: string; readonly what: string } | null;
}

/** What the thread sends back; `isBroken` where the library itself is of no use any more. */
export type ThreadAnswer = WeightsAnswer | { readonly isBroken: boolean };

/**
 * The reading thread as plain JavaScript: Node starts it from this text, so that it works alike in bundles, tests and Electron. It has
 * the HDF5 library with a file system in memory alone: a hostile file can name other files, and reaches none. (The package's build for
 * Node would open any file of this machine.)
 */
export const threadSource = `
const { parentPort, workerData } = require('node:worker_threads');
const countNames = (${countNames.toString()});
const readTensor = (${readTensor.toString()});
const PAGE = 65536;
let mostMemory = 0;
let opened = 0;
const { grow } = WebAssembly.Memory.prototype;
WebAssembly.Memory.prototype.grow = function (pages) {
  if (this.buffer.byteLength + pages * PAGE > mostMemory) throw new RangeError('The file asks for too much memory.');
  return grow.call(this, pages);
};
const library = import(workerData.library).then(async (module) => {
  const ready = await module.ready;
  ready.activate_throwing_error_handler();
  return { File: module.File, FS: ready.FS };
});
function answer(file, { groups, tensors }) {
  const counts = groups.map((path) => countNames(file, path));
  const read = [];
  for (const { path, shape } of tensors) {
    const values = readTensor(file, path, shape);
    if (typeof values === 'string') return { counts, tensors: read, fault: { path, what: values } };
    read.push(values);
  }
  return { counts, tensors: read, fault: null };
}
function withFile({ File, FS }, bytes, use) {
  const name = 'weights-' + (opened += 1) + '.h5';
  FS.writeFile(name, bytes, { canOwn: true });
  try {
    const file = new File(name, 'r');
    try {
      return use(file);
    } finally {
      file.close();
    }
  } finally {
    FS.unlink(name);
  }
}
parentPort.on('message', async (request) => {
  mostMemory = request.mostMemory;
  const loaded = await library;
  try {
    parentPort.postMessage(withFile(loaded, request.bytes, (file) => answer(file, request)));
  } catch (thrown) {
    parentPort.postMessage({ isBroken: thrown instanceof WebAssembly.RuntimeError || thrown instanceof RangeError });
  }
});
`;
