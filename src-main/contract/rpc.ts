import { z } from 'zod';
import type { AnyCommandName, Input, Output } from './commands';
import type { Channel } from './channel';
import { type ErrorInfo, SeqbenchError, toErrorInfo } from './errors';
import type { EventName, Events } from './events';
import { routes } from './routes';

/** Requests, answers and events over a channel. Requests are parsed where they arrive. */

const requestMessage = z.object({ kind: z.literal('request'), id: z.number(), command: z.string(), input: z.unknown().optional() });

type Reply = { kind: 'reply'; id: number; ok: true; value: unknown } | { kind: 'reply'; id: number; ok: false; error: ErrorInfo };

export type Handler<Name extends AnyCommandName> = (input: Input<Name>) => Output<Name> | Promise<Output<Name>>;
export type Handlers<Names extends AnyCommandName> = { readonly [Name in Names]: Handler<Name> };

/** What either side may be told: every event with its payload. */
export type EventListener = <Name extends EventName>(event: Name, payload: Events[Name]) => void;

/**
 * Parses an input by its command's schema.
 *
 * @throws SeqbenchError `request.invalid` with the path of what is wrong
 */
export function parseInput<Name extends AnyCommandName>(command: Name, input: unknown): Input<Name> {
  const parsed = routes[command].input.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = issue?.path.join('.') ?? '';
  throw new SeqbenchError({
    code: 'request.invalid',
    message: `The request “${command}” is not valid: ${issue?.message ?? 'unknown reason'}.`,
    place: path === '' ? command : path,
  });
}

/** Answers requests that arrive on a channel. @returns a function that sends events to the other side */
export function serve<Names extends AnyCommandName>(channel: Channel, handlers: Handlers<Names>): EventListener {
  channel.onMessage((message) => {
    const request = requestMessage.safeParse(message);
    if (request.success) void answer(channel, handlers, request.data);
  });
  return (event, payload) => {
    channel.send({ kind: 'event', event, payload });
  };
}

async function answer<Names extends AnyCommandName>(
  channel: Channel,
  handlers: Handlers<Names>,
  request: z.output<typeof requestMessage>,
): Promise<void> {
  try {
    const value = await dispatch(handlers, request.command, request.input);
    channel.send({ kind: 'reply', id: request.id, ok: true, value } satisfies Reply);
  } catch (thrown) {
    channel.send({ kind: 'reply', id: request.id, ok: false, error: toErrorInfo(thrown) } satisfies Reply);
  }
}

/**
 * Runs one command of a handler table.
 *
 * @throws SeqbenchError `request.refused` for a name the table does not have, `request.invalid` for a wrong input
 */
export async function dispatch<Names extends AnyCommandName>(handlers: Handlers<Names>, command: string, input: unknown): Promise<unknown> {
  if (!isHandled(handlers, command)) {
    throw new SeqbenchError({ code: 'request.refused', message: `There is no command “${command}” here.`, place: command });
  }
  return handlers[command](parseInput(command, input));
}

function isHandled<Names extends AnyCommandName>(handlers: Handlers<Names>, command: string): command is Names {
  return Object.hasOwn(handlers, command);
}

/** The asking side of a channel. */
export class Client {
  private nextId = 1;
  private readonly pending = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();

  constructor(
    private readonly channel: Channel,
    onEvent: EventListener,
  ) {
    channel.onMessage((message) => {
      this.receive(message as Reply | EventMessage, onEvent);
    });
  }

  /** @throws SeqbenchError what the other side threw */
  invoke<Name extends AnyCommandName>(command: Name, input: Input<Name>): Promise<Output<Name>> {
    const id = this.nextId;
    this.nextId += 1;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve: resolve as (value: unknown) => void, reject });
      this.channel.send({ kind: 'request', id, command, input });
    });
  }

  /** Rejects everything that waits: the other side is gone. */
  abandon(error: ErrorInfo): void {
    for (const { reject } of this.pending.values()) reject(new SeqbenchError(error));
    this.pending.clear();
  }

  private receive(message: Reply | EventMessage, onEvent: EventListener): void {
    if (message.kind === 'event') {
      onEvent(message.event, message.payload);
      return;
    }
    const waiting = this.pending.get(message.id);
    this.pending.delete(message.id);
    if (message.ok) waiting?.resolve(message.value);
    else waiting?.reject(new SeqbenchError(message.error));
  }
}

/** Sent by our own processes alone, so its shape is trusted. */
interface EventMessage {
  readonly kind: 'event';
  readonly event: EventName;
  readonly payload: Events[EventName];
}
