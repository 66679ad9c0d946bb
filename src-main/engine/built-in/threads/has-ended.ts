import type { Worker } from 'node:worker_threads';

/**
 * Whether a thread has ended, asked without waiting for its `exit` event: that only comes when the caller's own thread is idle, and not
 * while it waits for the others.
 *
 * Node has no idle time for a thread that is gone and gives -1 for it (`Worker::LoopIdleTime` in its node_worker.cc). It must have been
 * asked once while the thread was there and in its event loop; it says no until then.
 */
export function hasEnded(worker: Worker): boolean {
  return worker.performance.eventLoopUtilization().idle < 0;
}
