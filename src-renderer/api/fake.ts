import type { Answer, Bridge } from '../../src-main/contract/bridge';
import type { CommandName, Commands, Input, Output } from '../../src-main/contract/commands';
import { toErrorInfo } from '../../src-main/contract/errors';
import type { EventName, Events } from '../../src-main/contract/events';
import { installBridge } from './api';

type Awaitable<Value> = Value | Promise<Value>;
/** The commands a test needs, answered as it likes. */
export type FakeCommands = { readonly [Name in keyof Commands]?: (input: Input<Name>) => Awaitable<Output<Name>> };
type Listener = (payload: Events[EventName]) => void;

/** What a test can see of a fake bridge, and do to it. */
export interface FakeApi extends Bridge {
  /** Every request so far, in order. */
  readonly calls: readonly { readonly command: CommandName; readonly input: unknown }[];
  /** Tells the window something, as the main process would. */
  emit<Name extends EventName>(event: Name, payload: Events[Name]): void;
}

/** A bridge without processes behind it, put in place of the real one. Commands without an answer here fail loudly. */
export function installFakeApi(commands: FakeCommands): FakeApi {
  const calls: { command: CommandName; input: unknown }[] = [];
  const listeners = new Map<EventName, Set<Listener>>();
  const fake: FakeApi = {
    calls,
    async invoke<Name extends CommandName>(command: Name, input: Input<Name>): Promise<Answer<Output<Name>>> {
      calls.push({ command, input });
      try {
        const handler: ((input: Input<Name>) => Awaitable<Output<Name>>) | undefined = commands[command];
        if (!handler) throw new Error(`The fake has no answer to ${command}.`);
        return { ok: true, value: await handler(input) };
      } catch (thrown) {
        return { ok: false, error: toErrorInfo(thrown) };
      }
    },
    on(event, listener) {
      const own = listeners.get(event) ?? new Set<Listener>();
      listeners.set(event, own.add(listener as Listener));
      return () => own.delete(listener as Listener);
    },
    pathForFile: (file) => (file instanceof File ? `/dropped/${file.name}` : ''),
    emit(event, payload) {
      for (const listener of listeners.get(event) ?? []) listener(payload);
    },
  };
  installBridge(fake);
  return fake;
}
