import type { DuckDBConnection } from '@duckdb/node-api';
import type { ImportProgress } from '../../../core/dataset/dataset';

const everyMs = 100;

export interface ImportContext {
  readonly signal: AbortSignal;
  readonly onProgress: (phase: ImportProgress['phase'], share: number | null) => void;
}

/** Runs queries on a connection while their progress is told, and interrupts them when the signal says so. */
export async function watchQuery<Result>(
  connection: DuckDBConnection,
  { signal, onProgress }: ImportContext,
  phase: ImportProgress['phase'],
  work: () => Promise<Result>,
): Promise<Result> {
  signal.throwIfAborted();
  await connection.run('SET enable_progress_bar = true; SET enable_progress_bar_print = false');
  const interrupt = (): void => {
    connection.interrupt();
  };
  signal.addEventListener('abort', interrupt);
  const timer = setInterval(() => {
    const { percentage } = connection.progress;
    onProgress(phase, percentage < 0 ? null : Math.min(1, percentage / 100));
  }, everyMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    signal.removeEventListener('abort', interrupt);
  }
}
