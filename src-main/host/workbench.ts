import type { Answer } from '../contract/bridge';
import type { AnyCommandName, Input, Output } from '../contract/commands';
import type { ProjectState } from '../contract/project';
import { SeqbenchError, toErrorInfo } from '../contract/errors';
import { type CommandsOf, isOpenCommand, placeOfWriting, routes } from '../contract/routes';
import { dispatch, type EventListener, type Handlers } from '../contract/rpc';
import { DataLink } from './data-link';
import type { ProcessHost } from './process-host';
import { EngineSurvey } from './engine-survey';
import { RunQueue } from './run-queue';
import { SavePlaces } from './save-places';
import { Trainer } from './trainer';

/** What the app or the command line answers itself; a command without a handler is refused. */
export type LocalHandlers = Partial<Handlers<CommandsOf<'main'>>>;

export interface WorkbenchOptions {
  readonly processes: ProcessHost;
  readonly local: LocalHandlers;
  /** How many runs train at once. */
  readonly jobs: number;
  readonly onEvent: EventListener;
  /** Seqbench's version. */
  readonly version: string;
  /** Where the window may write; nowhere where left out. */
  readonly places?: SavePlaces;
  /** Whether the data process comes up at once rather than with the first request. */
  readonly eager?: boolean;
}

/** The one place that every request goes through: to the app itself, to the data process, or to the run queue. */
export class Workbench {
  private readonly data: DataLink;
  private readonly queue: RunQueue;
  private readonly queueHandlers: Handlers<CommandsOf<'queue'>>;
  private readonly places: SavePlaces;
  private folder: string | null = null;
  /** The latest change of project, until it is made. */
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: WorkbenchOptions) {
    const { processes, onEvent, jobs, version } = options;
    this.data = new DataLink({ processes, onEvent, liveRuns: () => this.queue.live });
    this.queue = new RunQueue({
      startTrainer: () => new Trainer(processes.start('trainer-process')),
      store: (command, input) => this.data.invokeSurely(command, input),
      jobs: Math.max(1, Math.floor(jobs)),
      onEvent,
      version,
    });
    const survey = new EngineSurvey(processes);
    this.queueHandlers = {
      'run.start': (input) => this.queue.start(input),
      'run.cancel': ({ runIds }) => {
        this.queue.cancel(runIds);
        return undefined;
      },
      'run.engines': () => survey.engines(),
    };
    this.places = options.places ?? new SavePlaces();
    if (options.eager) this.data.start();
  }

  /** Folder of the project that is open. */
  get project(): string | null {
    return this.folder;
  }

  /** @throws SeqbenchError as the one who answers says; `request.invalid` for a wrong input */
  async invoke<Name extends AnyCommandName>(command: Name, input: Input<Name>): Promise<Output<Name>> {
    switch (routes[command].to) {
      case 'main':
        // Every handler of the table answers its own command's output; looked up by name, the pairing is lost to the compiler.
        return (await dispatch(this.options.local as Handlers<CommandsOf<'main'>>, command, input)) as Output<Name>;
      case 'queue':
        return (await dispatch(this.queueHandlers, command, input)) as Output<Name>;
      case 'data':
        return this.data.invoke(command, input);
    }
  }

  /** A request as it came from the window: only what the window may ask for, and never a throw. */
  async invokeFromWindow(command: string, input: unknown): Promise<Answer<unknown>> {
    try {
      if (!isOpenCommand(command)) {
        throw new SeqbenchError({ code: 'request.refused', message: 'The window may not ask for this.', place: command });
      }
      const place = placeOfWriting(command, input);
      if (place !== null) this.places.use(place);
      // Whoever answers parses the input by the command's schema before anything is done with it.
      const value: unknown = await this.invoke(command, input as Input<typeof command>);
      return { ok: true, value };
    } catch (thrown) {
      return { ok: false, error: toErrorInfo(thrown) };
    }
  }

  /** Opens a project folder; one that is open is closed first, and comes back where the new one cannot be opened. */
  openProject(folder: string): Promise<ProjectState> {
    return this.inTurn(() => this.switchTo(folder));
  }

  /** Cancels what trains, keeping what was done, and closes the project. */
  closeProject(): Promise<void> {
    return this.inTurn(() => this.leave());
  }

  /** One change of project at a time: two that overlap would both be open in the data process. */
  private inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const result = this.turn.then(work);
    this.turn = result.catch(() => undefined);
    return result;
  }

  private async switchTo(folder: string): Promise<ProjectState> {
    const before = this.folder;
    // Opening what is open must not cancel what trains in it.
    const open = before === folder ? await this.data.invoke('project.state', undefined) : null;
    if (open) return open;
    if (before !== null) await this.leave();
    try {
      return await this.enter(folder);
    } catch (thrown) {
      // Where even the old one does not come back, the next request says so.
      if (before !== null) await this.enter(before).catch(() => undefined);
      throw thrown;
    }
  }

  private async enter(folder: string): Promise<ProjectState> {
    const state = await this.data.open(folder);
    this.folder = folder;
    return state;
  }

  private async leave(): Promise<void> {
    await this.queue.cancelAll();
    this.folder = null;
    await this.data.close();
  }

  /** Starts processes for runs that are about to be asked for. @param runs how many; 0 where none come after all */
  expectRuns(runs: number): void {
    this.queue.expect(runs);
  }

  /** @returns when every run that was started has ended and is stored */
  idle(): Promise<void> {
    return this.queue.idle();
  }

  /** Ends everything in order: runs cancelled and stored, project closed, children gone. */
  async dispose(): Promise<void> {
    this.queue.expect(0);
    await this.queue.cancelAll();
    await this.data.dispose();
  }
}
