import type { AnyCommandName, Input, Output } from '../contract/commands';
import type { ProjectState } from '../contract/project';
import { type ErrorInfo, SeqbenchError, toErrorInfo } from '../contract/errors';
import { Client, type EventListener } from '../contract/rpc';
import type { RunId } from '../core/ids';
import { endChild, settlesWithin } from './end-child';
import type { ChildHandle, ProcessHost } from './process-host';

export interface DataLinkOptions {
  readonly processes: ProcessHost;
  readonly onEvent: EventListener;
  /** Runs that are queued or train at this moment; a project that is reopened must not take them for broken off. */
  readonly liveRuns: () => readonly RunId[];
}

/** The pipe to the data process: starts it when it is first needed, and again with the same project where it died. */
export class DataLink {
  private connection: { readonly child: ChildHandle; readonly client: Client } | null = null;
  private folder: string | null = null;
  private reopening: Promise<unknown> | null = null;
  private disposed = false;
  /** The process came back without its project: the next request tries again. */
  private projectLost = false;

  constructor(private readonly options: DataLinkOptions) {}

  /** Starts the process before it is needed. */
  start(): void {
    if (!this.connection && !this.disposed) this.connection = this.connect();
  }

  /** @throws SeqbenchError what the data process answered, or `internal` where it died before it answered */
  async invoke<Name extends AnyCommandName>(command: Name, input: Input<Name>): Promise<Output<Name>> {
    const client = await this.ready();
    return client.invoke(command, input);
  }

  /** For requests that may be made twice: one that was lost with the data process is made again of the next one. */
  async invokeSurely<Name extends AnyCommandName>(command: Name, input: Input<Name>): Promise<Output<Name>> {
    const client = await this.ready();
    try {
      return await client.invoke(command, input);
    } catch (thrown) {
      if (this.disposed || client === this.connection?.client) throw thrown;
      return this.invoke(command, input);
    }
  }

  async open(folder: string): Promise<ProjectState> {
    const state = await this.invoke('store.open', { folder });
    this.projectLost = false;
    this.folder = folder;
    return state;
  }

  async close(): Promise<void> {
    this.folder = null;
    this.projectLost = false;
    if (this.connection) await this.invoke('store.close', undefined);
  }

  /** Closes the project and ends the process. */
  async dispose(): Promise<void> {
    if (this.disposed) return;
    if (this.folder !== null) await settlesWithin(this.close(), 5000);
    this.disposed = true;
    if (this.connection) await endChild(this.connection.child);
  }

  private async ready(): Promise<Client> {
    if (this.disposed) throw new SeqbenchError({ code: 'request.refused', message: 'Seqbench is closing.' });
    if (!this.connection || (this.projectLost && !this.reopening)) this.startAgain();
    await this.reopening;
    // A process that died while it reopened is started once more by the next request, not here: no endless circle.
    if (!this.connection) throw new SeqbenchError(died(null, null));
    return this.connection.client;
  }

  private connect(): { readonly child: ChildHandle; readonly client: Client } {
    const child = this.options.processes.start('data-process');
    const connection = { child, client: new Client(child, this.options.onEvent) };
    child.onExit((code, signal) => {
      this.lost(connection.client, died(code, signal));
    });
    return connection;
  }

  private lost(client: Client, reason: ErrorInfo): void {
    const current = this.connection?.client === client;
    if (current) this.connection = null;
    client.abandon(reason);
    if (!current || this.disposed) return;
    this.options.onEvent('app.fault', reason);
    if (this.folder !== null && !this.reopening) this.startAgain();
  }

  private startAgain(): void {
    this.start();
    const attempt = this.reopen().finally(() => {
      if (this.reopening === attempt) this.reopening = null;
    });
    this.reopening = attempt;
  }

  /** Opens the project that was open in the new process; a failure is told, and the next request tries again. */
  private async reopen(): Promise<void> {
    const { folder, connection } = this;
    if (folder === null || !connection) return;
    try {
      await connection.client.invoke('store.open', { folder, liveRuns: [...this.options.liveRuns()] });
      this.projectLost = false;
    } catch (thrown) {
      this.projectLost = true;
      // Where the process died again, `lost` has told so already.
      if (this.connection === connection) this.options.onEvent('app.fault', toErrorInfo(thrown));
    }
  }
}

function died(code: number | null, signal: string | null): ErrorInfo {
  const how = signal ?? (code === null ? 'no exit code' : `exit code ${code}`);
  return {
    code: 'internal',
    message: 'The part of Seqbench that keeps the data ended unexpectedly.',
    remedy: 'It has been started again with the same project; try once more.',
    cause: how,
  };
}
