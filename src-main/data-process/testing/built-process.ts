import { type ChildProcess, fork } from 'node:child_process';
import { resolve } from 'node:path';
import { build } from 'vite';
import type { Channel } from '../../contract/channel';
import { Client, type EventListener } from '../../contract/rpc';

const root = resolve(import.meta.dirname, '../../..');

/** Builds the data process as it is shipped: one CommonJS file beside the packages it needs. @returns its path */
export async function buildDataProcess(): Promise<string> {
  const outDir = resolve(root, '.cache/data-process-test');
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      rolldownOptions: {
        input: resolve(root, 'src-main/data-process/index.ts'),
        external: ['@duckdb/node-api', 'libsql', 'h5wasm'],
        output: { format: 'cjs', entryFileNames: 'index.cjs' },
      },
    },
    ssr: { noExternal: true, external: ['@duckdb/node-api', 'libsql', 'h5wasm'] },
  });
  return resolve(outDir, 'index.cjs');
}

/** A data process of its own, in a child that can be killed. */
export interface ChildDataProcess {
  readonly client: Client;
  readonly child: ChildProcess;
  /** Ends it at once, as a power cut would. @returns when it is gone */
  readonly kill: () => Promise<void>;
}

/** @param onEvent hears what it tells without being asked */
export function startDataProcess(entry: string, onEvent: EventListener = () => undefined): ChildDataProcess {
  const child = fork(entry, [], { serialization: 'json', execArgv: [] });
  const client = new Client(channelOf(child), onEvent);
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  child.once('exit', () => {
    client.abandon({ code: 'internal', message: 'The data process was killed.' });
  });
  return {
    client,
    child,
    kill() {
      child.kill('SIGKILL');
      return gone;
    },
  };
}

function channelOf(child: ChildProcess): Channel {
  return {
    send(message) {
      if (child.connected) child.send(message as object, () => undefined);
    },
    onMessage(listener) {
      child.on('message', listener);
      return () => child.off('message', listener);
    },
  };
}
